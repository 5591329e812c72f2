package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `mosquitto_passwd` and our commands on one password file.
class PasswordFileIT {
    @TempDir private Path etc;
    private DebianFolder debian;

    @BeforeEach
    void likeDebian() throws IOException {
        debian = new DebianFolder(etc);
    }

    @Test
    void mosquittosOwnToolGoesOnWorkingOnTheFileAndOursOnIts() throws Exception {
        Path file = etc.resolve("picolight.passwd");
        debian.setUp();
        mosquittoPasswd("-b", file.toString(), "guest", "guest-word");
        mosquittoPasswd("-D", file.toString(), "wo-shi-1");
        assertThat(debian.run(ExitCode.OK, "", "broker-user", "list").lines())
                .containsExactly("ke-ting-1", "pi", "guest");
        debian.run(ExitCode.OK, "other-word\\n", "broker-user", "add", "third");
        mosquittoPasswd("-b", file.toString(), "third", "third-word");
        debian.setUp("--controller", "guest", "--controller", "third");
        try (Mosquitto mosquitto = debian.mosquitto();
                MosquittoListener guest =
                        mosquitto.listen("#", "-u", "guest", "-P", "guest-word")) {
            mosquitto.publish("客廳/message", "ON", "-u", "third", "-P", "third-word");
            mosquitto.publish("客廳/message", "OFF", "-u", "pi", "-P", debian.password("pi"));
            guest.awaitHeard("客廳/message OFF");
            assertThat(guest.heard()).containsExactly("客廳/message ON", "客廳/message OFF");
        }
    }

    @Test
    void usersOfAPlainFileOrOneMadeByMosquittosToolAreTakenOver() throws Exception {
        Path theirs = Files.writeString(etc.resolve("passwd"), "first:first-word\n");
        mosquittoPasswd("-U", theirs.toString());
        Files.writeString(theirs, "second:second-word\n", StandardOpenOption.APPEND);
        Files.writeString(etc.resolve("conf.d/old.conf"), "password_file " + theirs + "\n");
        assertThat(debian.setUp("--controller", "first", "--controller", "second"))
                .doesNotContain("second-word");
        try (Mosquitto mosquitto = debian.mosquitto();
                MosquittoListener first =
                        mosquitto.listen("#", "-u", "first", "-P", "first-word")) {
            mosquitto.publish("客廳/message", "ON", "-u", "second", "-P", "second-word");
            first.awaitHeard("客廳/message ON");
        }
    }

    private static void mosquittoPasswd(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("mosquitto_passwd"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
