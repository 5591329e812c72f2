package dev.picolight.simulator.app;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoCommandTest {
    @Test
    void refusesAWrongRoomBeforeAnythingStarts() {
        DemoCommand command =
                CommandLine.populateCommand(new DemoCommand(), "--room", "客廳/+", "--once");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(command::call)
                .withMessageContaining("«客廳/+»")
                .extracting(Refusal::exitCode)
                .isEqualTo(ExitCode.USAGE);
    }
}
