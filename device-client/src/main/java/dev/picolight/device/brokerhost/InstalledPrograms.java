package dev.picolight.device.brokerhost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Those of this machine, in English so that they can be understood.
final class InstalledPrograms implements Programs {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LINES_MAX = 20_000;

    /// Where administrators' programs are, which are not on the path of every user.
    private static final String ADMINISTRATORS =
            ":/usr/sbin:/sbin:/usr/local/sbin:/opt/homebrew/sbin";

    @Override
    public Outcome run(String... command) throws InterruptedException {
        Optional<Path> program = find(command[0]);
        if (program.isEmpty()) {
            return new Outcome.Missing();
        }
        List<String> words = new ArrayList<>(Arrays.asList(command));
        words.set(0, program.get().toString());
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return end(process);
        } catch (IOException notRunnable) {
            return new Outcome.Missing();
        }
    }

    private static Outcome end(Process process) throws InterruptedException {
        FutureTask<List<String>> reading = new FutureTask<>(() -> lines(process));
        Thread.ofVirtual().start(reading);
        try {
            List<String> lines = reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    ? new Outcome.Ended(process.exitValue(), lines)
                    : new Outcome.TooSlow();
        } catch (TimeoutException tooSlow) {
            return new Outcome.TooSlow();
        } catch (ExecutionException cannotBe) {
            throw new IllegalStateException(cannotBe);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> lines(Process process) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().limit(LINES_MAX).forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            return lines; // it was ended
        }
        return lines;
    }

    private static Optional<Path> find(String name) {
        String searched = System.getenv().getOrDefault("PATH", "") + ADMINISTRATORS;
        return Stream.of(searched.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
