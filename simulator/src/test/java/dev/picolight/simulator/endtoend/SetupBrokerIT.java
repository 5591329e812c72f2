package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `setup-broker` as its user meets it: a Mosquitto as Debian installs it, and a board on another
/// machine.
class SetupBrokerIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir private Path etc;

    private final TwoMachines machines = new TwoMachines();

    @BeforeEach
    void likeDebian() throws IOException {
        Files.setPosixFilePermissions(etc, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path included = Files.createDirectory(etc.resolve("conf.d"));
        // Debian's, but for its log and its data, which are the service's
        Files.writeString(
                etc.resolve("mosquitto.conf"), "log_dest stderr\ninclude_dir " + included + "\n");
    }

    @AfterEach
    void takeAway() {
        machines.close();
    }

    private ChildProcess mosquitto() {
        ChildProcess mosquitto =
                ChildProcess.start(
                        "%s env PATH=$PATH:/usr/sbin mosquitto -c '%s'"
                                .formatted(machines.onBrokers(), etc.resolve("mosquitto.conf")));
        mosquitto.awaitLine(SOON, "running");
        return mosquitto;
    }

    private void setupBroker(String arguments) {
        try (ChildProcess setup =
                Picolight.startDevice("setup-broker --etc '%s' %s".formatted(etc, arguments))) {
            assertThat(setup.awaitExit(SOON)).as(setup.toString()).isZero();
        }
    }

    private String publish(String options) throws IOException {
        return Shell.run(
                "%s mosquitto_pub -h 10.77.0.1 %s 2>&1".formatted(machines.onBoards(), options));
    }

    private Path settings() throws IOException {
        return Files.writeString(
                etc.resolve("board.yaml"),
                """
                id: ke-ting-1
                broker:
                  host: 10.77.0.1
                  user: ke-ting-1
                  password-file: %s
                leds:
                  - room: 客廳
                    on-board: true
                """
                        .formatted(etc.resolve("picolight-passwords/ke-ting-1")));
    }

    @Test
    void aBoardThatWasRefusedIsLetInAndItsLedIsLit() throws IOException {
        String message = "-t 客廳/message -m 測試訊息";
        try (ChildProcess _ = mosquitto()) {
            assertThat(publish(message)).contains("Connection refused");
        }

        setupBroker("--device ke-ting-1:客廳 --controller pi --yes");

        String password = Files.readString(etc.resolve("picolight-passwords/pi"));
        try (ChildProcess _ = mosquitto();
                ChildProcess board =
                        Picolight.startBy(
                                machines.onBoards(), "sim --speed 100 --settings " + settings())) {
            board.awaitLine(SOON, "online at 10.77.0.1:1883");
            assertThat(publish(message)).contains("not authorised");
            assertThat(publish(message + " -u pi -P wrong")).contains("not authorised");
            assertThat(publish(message + " -u pi -P " + password)).isEmpty();
            board.awaitLine(SOON, "客廳: lit");
        }

        setupBroker("--undo --yes");

        assertThat(etc.resolve("conf.d")).isEmptyDirectory();
        try (ChildProcess _ = mosquitto()) {
            assertThat(publish(message + " -u pi -P " + password)).contains("Connection refused");
        }
    }
}
