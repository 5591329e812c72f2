package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.Doctors.Said;
import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;

/// Settings of a device, and what the doctor found about it.
abstract class DoctorFixture {
    /// As `setup-broker` writes them.
    static final String[] RULES = {
        "user pi",
        "topic read 客廳/message",
        "topic readwrite 客廳/pi-1/#",
        "topic write 客廳/+/answer",
        "topic read all/message"
    };

    @TempDir Path folder;

    String settings(BrokerAddress broker, String more) throws IOException {
        return Files.writeString(
                        folder.resolve("pi.yaml"),
                        """
                        id: pi-1
                        broker:
                          host: %s
                          port: %d
                          allow-loopback: true
                        %s
                        leds:
                          - room: 客廳
                            bcm-pin: 17
                        """
                                .formatted(
                                        broker.host(),
                                        broker.port(),
                                        more.indent(2).stripTrailing()))
                .toString();
    }

    String withPassword(BrokerAddress broker, String password) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), password);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return settings(broker, "user: pi\npassword-file: ./password");
    }

    static void assertFinds(Said said, String... causes) {
        assertThat(said.causes()).as(said.printed()).containsExactly(causes);
        assertThat(said.exitCode()).as(said.printed()).isEqualTo(1);
        assertThat(said.concluded("certain"))
                .as(said.printed())
                .containsExactly(String.valueOf(causes.length == 1));
    }
}
