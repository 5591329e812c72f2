package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.Doctors.OneAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
    void speaksTheLanguageThatIsAskedForAndEndsWithItsNumber() {
        try (DeviceProgram doctor =
                DeviceProgram.startByShell(
                        ENGLISH, "doctor", "--language", "zh-TW", "--broker", "localhost")) {
            assertThat(doctor.awaitExit()).as(doctor.printed()).isEqualTo(1);
            assertThat(doctor.printed()).contains("問題是：位址 localhost 指的是裝置自己");
        }
    }
}
