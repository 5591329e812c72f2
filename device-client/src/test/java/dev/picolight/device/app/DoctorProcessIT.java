package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.Doctors.OneAnswer;
import dev.picolight.device.mosquitto.Mosquitto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `doctor` as a process, on a terminal and without one.
class DoctorProcessIT {
    private static final Map<String, String> ENGLISH = Map.of("PICOLIGHT_LANGUAGE", "en");

    /// Takes the connection, and says nothing.
    private static OneAnswer silent() {
        return new OneAnswer();
    }

    @Test
    void turnsOnATerminalWhileAStepLasts() {
        try (OneAnswer server = silent();
                DeviceProgram doctor =
                        DeviceProgram.startOnTerminal(
                                ENGLISH,
                                "doctor",
                                "--here",
                                "--broker",
                                server.address().toString())) {
            doctor.awaitPrinted("⠹ connecting by MQTT");
        }
    }

    @Test
    void writesPlainLinesWithoutATerminalAndEndsAtOnceWhenAsked() {
        try (OneAnswer server = silent();
                DeviceProgram doctor =
                        DeviceProgram.startByShell(
                                ENGLISH,
                                "doctor",
                                "--here",
                                "--broker",
                                server.address().toString())) {
            doctor.awaitPrinted("TLS: ");
            doctor.terminate();
            assertThat(doctor.awaitExit()).as(doctor.printed()).isEqualTo(143);
            assertThat(doctor.printed())
                    .contains("✓ TCP: ")
                    .doesNotContain("\033", "connecting by MQTT", "Exception", "What is wrong");
        }
    }

    @Test
    void blinksTheLedsAndHearsTheDeviceThatRuns(@TempDir Path folder) throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            Path file =
                    Files.writeString(
                            folder.resolve("pi.yaml"),
                            """
                            id: pi-1
                            broker:
                              host: 127.0.0.1
                              port: %d
                              allow-loopback: true
                            leds:
                              - room: 客廳
                                bcm-pin: 17
                            """
                                    .formatted(mosquitto.address().port()));
            Map<String, String> environment =
                    Map.of("PICOLIGHT_LANGUAGE", "en", "PICOLIGHT_SETTINGS", file.toString());
            try (DeviceProgram device = DeviceProgram.start(environment, "run")) {
                device.awaitPrinted("online at");
                try (DeviceProgram doctor =
                        DeviceProgram.startByShell(environment, "doctor", "--led")) {
                    assertThat(doctor.awaitExit()).as(doctor.printed()).isZero();
                    assertThat(doctor.printed())
                            .contains(
                                    "the device itself runs, and answered after",
                                    "its status says that the device pi-1 is online",
                                    "the LED of 客廳 on GPIO 17",
                                    "has blinked twice");
                }
                assertThat(device.printed())
                        .as("it was not put out, and its LED did nothing")
                        .doesNotContain("lost", "offline", "LED lit");
            }
        }
    }

    @Test
    void believesTheFileOfTheCommandLineMoreThanTheEnvironment(@TempDir Path folder)
            throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "raspberry\n");
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry");
                DeviceProgram doctor =
                        DeviceProgram.startByShell(
                                Map.of("PICOLIGHT_LANGUAGE", "en", "PICOLIGHT_PASSWORD", "cherry"),
                                "doctor",
                                "--here",
                                "--broker",
                                mosquitto.address().toString(),
                                "--user",
                                "pi",
                                "--password-file",
                                password.toString())) {
            doctor.awaitExit();
            assertThat(doctor.printed()).contains("let in with MQTT 5 as the user pi");
        }
    }

    @Test
    void speaksTheLanguageThatIsAskedForAndEndsWithItsNumber() {
        try (DeviceProgram doctor =
                DeviceProgram.startByShell(
                        ENGLISH, "doctor", "--language", "zh-TW", "--broker", "localhost")) {
            assertThat(doctor.awaitExit()).as(doctor.printed()).isEqualTo(1);
            assertThat(doctor.printed()).contains("問題是：位址 localhost 指的是裝置自己");
        }
    }
}
