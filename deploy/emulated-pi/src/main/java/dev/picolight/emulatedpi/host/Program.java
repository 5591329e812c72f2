package dev.picolight.emulatedpi.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Programs of this machine.
final class Program {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Program() {}

    /// Where a program is, also beside a user's PATH.
    ///
    /// @throws IOException with the remedy when it is not installed
    static String path(String name) throws IOException {
        String searched = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(searched.split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IOException(
                                "%s is not installed. On Debian and Raspberry Pi OS: sudo apt-get install mosquitto mosquitto-clients"
                                        .formatted(name)))
                .toString();
    }

    /// Runs a program to its end, which must be a success.
    ///
    /// @param environment what it finds there beside ours
    /// @param input what it reads
    /// @return what it prints
    static String run(Map<String, String> environment, String input, String... command)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.set(0, path(command[0]));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        await(process, command[0]);
        if (process.exitValue() != 0) {
            throw new IOException(
                    "%s ended with %d: %s".formatted(command[0], process.exitValue(), output));
        }
        return output;
    }

    /// Waits for an end that is near.
    static void await(Process process, String name) throws IOException {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("%s did not end within %s".formatted(name, LIMIT));
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + name, stopped);
        }
    }
}
