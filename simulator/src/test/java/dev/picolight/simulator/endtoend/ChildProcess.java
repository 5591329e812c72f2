package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.fail;

import dev.picolight.simulator.broker.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// A program that a test has started: what it prints, how it ends, and that it ends.
final class ChildProcess implements AutoCloseable {
    private static final Duration LIFE_MAX = Duration.ofMinutes(2);

    private final String line;
    private final Process process;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ChildProcess(String line, Process process) {
        this.line = line;
        this.process = process;
        this.reader =
                Thread.ofPlatform().daemon().name("output of " + process.pid()).start(this::read);
    }

    /// Starts a program as a user types it. The line goes to the shell as UTF-8 on its input,
    /// because arguments of a process are encoded as this machine's locale says. Should this test
    /// run be killed, the program ends by itself.
    static ChildProcess start(String line) {
        try {
            ProcessBuilder builder = new ProcessBuilder("sh").redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process shell = builder.start();
            try (OutputStream input = shell.getOutputStream()) {
                input.write(
                        "exec timeout --foreground %d %s\n"
                                .formatted(LIFE_MAX.toSeconds(), line)
                                .getBytes(StandardCharsets.UTF_8));
            }
            return new ChildProcess(line, shell);
        } catch (IOException trouble) {
            throw new UncheckedIOException(line, trouble);
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(printed::add);
        } catch (IOException | UncheckedIOException closed) {
            printed.add("(the output was closed: %s)".formatted(closed.getMessage()));
        }
    }

    /// Everything printed so far, both streams.
    List<String> printed() {
        return List.copyOf(printed);
    }

    /// Waits for a line with all these words.
    String awaitLine(Duration limit, String... words) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .until(() -> !linesWith(words).isEmpty() || !reader.isAlive());
        } catch (ConditionTimeoutException late) {
            // told below
        }
        List<String> found = linesWith(words);
        return found.isEmpty()
                ? fail("%s: no line with %s within %s in\n%s", line, List.of(words), limit, this)
                : found.getFirst();
    }

    private List<String> linesWith(String... words) {
        return printed.stream()
                .filter(each -> Arrays.stream(words).allMatch(each::contains))
                .toList();
    }

    /// Sends a signal by its name, for example `INT` as Ctrl-C does.
    void signal(String name) {
        Shell.run("kill -%s %d".formatted(name, process.pid()));
    }

    /// Waits until it has ended and all output is read.
    ///
    /// @return its exit code
    int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                fail("%s: did not end within %s:\n%s", line, limit, this);
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public String toString() {
        return String.join("\n", printed);
    }

    /// Ends it, with what it has started.
    @Override
    public void close() {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
