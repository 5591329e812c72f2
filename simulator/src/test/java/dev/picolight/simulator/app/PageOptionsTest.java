package dev.picolight.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

class PageOptionsTest {
    @Test
    @Timeout(60)
    void aTakenPortThatWasAskedForEndsTheCommand() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(other.getLocalPort());

            SimCommand command = CommandLine.populateCommand(new SimCommand(), "--page", port);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(command::call)
                    .withMessageContaining("The page cannot be at port " + port)
                    .withMessageContaining("--no-page")
                    .extracting(Refusal::exitCode)
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(ExitCode.USAGE.number()).isEqualTo(2); // as documented
    }
}
