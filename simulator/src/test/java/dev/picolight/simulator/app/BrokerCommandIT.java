package dev.picolight.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as a process of its own, and its lines as the user copies them.
class BrokerCommandIT {
    private static final int AFTER_SIGTERM = 143;

    @TempDir private Path folder;

    @Test
    void itsLinesWorkAsTheyStandAndItEndsQuietly() throws Exception {
        assertThat(tryOut()).hasSize(4).first().asString().endsWith(", for this machine alone");
    }

    @Test
    void withAUserItsLinesTellThePasswordWithoutShowingIt() throws Exception {
        Path file = Files.writeString(folder.resolve("it's a password"), "p$ss'word\n");

        assertThat(
                        tryOut(
                                "--listen",
                                "0.0.0.0",
                                "--user",
                                "led's",
                                "--password-file",
                                file.toString()))
                .hasSize(5)
                .noneMatch(line -> line.contains("p$ss"));
    }

    /// What it prints until it can be used.
    private List<String> tryOut(String... options) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process command = start(errors, options);
        try (BufferedReader out = command.inputReader(StandardCharsets.UTF_8)) {
            List<String> printed = new ArrayList<>();
            do {
                String line = String.valueOf(out.readLine());
                if (!line.startsWith("Port 1883 is taken")) { // by a broker of this machine's user
                    printed.add(line);
                }
            } while (!printed.getLast().startsWith("Stop:") && !printed.getLast().equals("null"));

            Shell.run(toBeCopied(printed, "Send:") + " --retain -q 1");
            assertThat(Shell.run(toBeCopied(printed, "Watch:") + " -C 1 -W 10"))
                    .isEqualTo("客廳/message 測試訊息");
            command.toHandle().destroy(); // unlike Process, leaves its output readable
            assertThat(command.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(command.exitValue()).isEqualTo(AFTER_SIGTERM);
            assertThat(out.readAllLines()).containsExactly("Stopped.");
            assertThat(errors).isEmptyFile();
            return printed;
        } finally {
            command.destroyForcibly();
        }
    }

    private static Process start(Path errors, String... options) throws IOException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dstdout.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "broker"));
        line.addAll(List.of(options));
        return new ProcessBuilder(line).redirectError(errors.toFile()).start();
    }

    private static String toBeCopied(List<String> printed, String label) {
        return printed.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()))
                .findFirst()
                .orElseThrow();
    }
}
