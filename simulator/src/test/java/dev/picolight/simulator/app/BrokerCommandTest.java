package dev.picolight.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// What is refused before a broker is started.
class BrokerCommandTest {
    private final StringWriter errors = new StringWriter();

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 0           | Port 0 does not exist: expected 1 to 65535",
                "--port many        | is not an int",
                "--listen 0.0.0.0   | On 0.0.0.0 everybody in the network could switch the LED and read every message: add a user with a password, or listen on 127.0.0.1 (--user NAME --password-file FILE)",
                "--listen everybody | --listen, «everybody»: expected an address of this machine, for example 127.0.0.1",
                "--user led         | Missing required argument(s): --password-file=FILE",
            })
    void refusesWithItsReason(String arguments, String reason) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(errors.toString()).contains(reason);
    }

    @Test
    void speaksOfUsersOnlyWhereOneIsLacking() {
        assertThat(execute("--port", "99999")).isEqualTo(2);
        assertThat(errors.toString()).contains("Port 99999").doesNotContain("(--user");
    }

    @Test
    void aPasswordFileMustHaveAPassword() throws IOException {
        Path file = folder.resolve("password");
        assertThat(execute("--user", "led", "--password-file", file.toString())).isEqualTo(2);
        assertThat(errors.toString())
                .contains("The password file " + file)
                .contains("NoSuchFileException");

        Files.writeString(file, "secret\nsecret\n");
        assertThat(execute("--user", "led", "--password-file", file.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("has 2 lines").doesNotContain("secret");
    }

    @Test
    void aUserIsNamedOnce() throws IOException {
        String file = Files.writeString(folder.resolve("password"), "secret").toString();

        assertThat(
                        execute(
                                "--user",
                                "led",
                                "--password-file",
                                file,
                                "--user",
                                "led",
                                "--password-file",
                                file))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("User «led» is named twice");
    }

    @Test
    void aTakenPortHasItsOwnExitCode() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(other.getLocalPort());

            BrokerCommand command =
                    CommandLine.populateCommand(new BrokerCommand(), "--port", port);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(command::call)
                    .withMessageContaining("Port %s of 127.0.0.1 is in use", port)
                    .withMessageContaining("ss -ltnp | grep " + port)
                    .extracting(Refusal::exitCode)
                    .isEqualTo(ExitCode.BROKER);
        }
    }

    private int execute(String... arguments) {
        return new CommandLine(new BrokerCommand())
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }
}
