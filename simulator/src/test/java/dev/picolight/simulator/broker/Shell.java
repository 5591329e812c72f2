package dev.picolight.simulator.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs Mosquitto's clients as a user types them. The line goes to the shell as UTF-8 on its input,
/// because arguments of a process are encoded as the machine's locale says.
public final class Shell {
    private static final long SECONDS_MAX = 20;

    private Shell() {}

    /// What the line printed, both streams, without the last line end.
    public static String run(String line) {
        for (String program : List.of("mosquitto_pub", "mosquitto_sub")) {
            if (!Files.isExecutable(Path.of("/usr/bin", program))) {
                fail("%s is missing: sudo apt-get install mosquitto-clients", program);
            }
        }
        try {
            Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
            try (OutputStream input = shell.getOutputStream()) {
                input.write(line.getBytes(StandardCharsets.UTF_8));
            }
            String printed =
                    new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            return printed.stripTrailing();
        } catch (IOException trouble) {
            throw new AssertionError(line, trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(line, interrupted);
        }
    }
}
