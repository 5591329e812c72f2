package dev.picolight.simulator.interoperability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// A program that runs beside the test. Arguments are ASCII; everything else goes through its input
/// as UTF-8, secrets too.
final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> command;
    private final Process process;
    private final Writer input;
    private final Thread reader;
    private final List<String> printed = new CopyOnWriteArrayList<>();

    private Child(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static Child start(Path folder, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            return new Child(List.of(command), builder.start());
        } catch (IOException trouble) {
            throw new UncheckedIOException(Arrays.toString(command), trouble);
        }
    }

    /// Runs a program to its end.
    ///
    /// @return its exit code and what it printed
    static Ended run(Path folder, String... command) {
        try (Child child = start(folder, command)) {
            child.input.close();
            if (!child.process.waitFor(10, TimeUnit.MINUTES)) {
                return fail("%s does not end:%n%s", child.command, child.text());
            }
            child.reader.join();
            return new Ended(child.process.exitValue(), child.text());
        } catch (IOException trouble) {
            throw new UncheckedIOException(Arrays.toString(command), trouble);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// How a program ended.
    record Ended(int code, String printed) {
        Ended expectSuccess() {
            assertThat(code).as(printed).isZero();
            return this;
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(printed::add);
        } catch (IOException | UncheckedIOException closed) {
            printed.add("(closed: %s)".formatted(closed.getMessage()));
        }
    }

    /// Says one line to it.
    void say(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException ended) {
            fail("%s has ended:%n%s", command, text());
        }
    }

    /// Waits until it has printed so many lines that begin so.
    ///
    /// @return the last of them
    String awaitLine(int count, String beginning) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> lines(beginning).size() >= count || !process.isAlive());
        } catch (ConditionTimeoutException late) {
            // told below
        }
        List<String> lines = lines(beginning);
        return lines.size() >= count
                ? lines.get(count - 1)
                : fail("%s: no line %d with «%s» in%n%s", command, count, beginning, text());
    }

    private List<String> lines(String part) {
        return printed.stream().filter(line -> line.contains(part)).toList();
    }

    String text() {
        return String.join("\n", printed);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
