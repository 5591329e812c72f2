package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void onlyWhoMayNotIsToldToBeRoot() {
        assertThat(Sentences.notRead(new AccessDeniedException("/etc/mosquitto/a.conf")))
                .contains("/etc/mosquitto/a.conf", "sudo");
        assertThat(
                        Sentences.notRead(
                                new FileSystemException(
                                        "/etc/mosquitto/a.conf", null, "No space left on device")))
                .contains("No space left on device", "Nothing was changed")
                .doesNotContain("sudo", "root");
    }
}
