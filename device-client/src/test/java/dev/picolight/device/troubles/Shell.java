package dev.picolight.device.troubles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Runs lines as a user types them.
final class Shell {
    private static final long SECONDS_MAX = 30;

    private Shell() {}

    /// What the lines print, both streams.
    static String run(String starter, String lines) {
        try {
            Process shell =
                    new ProcessBuilder("sh", "-c", "exec " + starter + " sh")
                            .redirectErrorStream(true)
                            .start();
            try (OutputStream input = shell.getOutputStream()) {
                input.write(
                        ("export PATH=$PATH:/usr/sbin:/sbin LC_ALL=C\n" + lines)
                                .getBytes(StandardCharsets.UTF_8));
            }
            String printed =
                    new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).as(lines).isTrue();
            return printed.strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException impatient) {
            throw new IllegalStateException(impatient);
        }
    }

    /// Runs lines that print nothing when all goes well.
    static void succeed(String starter, String lines) {
        assertThat(run(starter, "set -e\n" + lines)).as(lines).isEmpty();
    }
}
