package dev.picolight.device.mosquitto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program, Mosquitto's as a rule, as a child process, and what it prints.
final class Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process process;
    private final Thread reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StringBuilder output = new StringBuilder();
    private boolean ended;

    private Tool(Process process) {
        this.process = process;
        reader = Thread.ofVirtual().start(this::read);
    }

    /// Starts a program. The line goes to a shell as UTF-8 on its input, and the program takes the
    /// shell's place: arguments of a process are encoded as the machine's locale says, and in a
    /// fresh container that is ASCII.
    static Tool start(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.set(0, path(command[0]));
        String line =
                words.stream().map(Tool::quoted).collect(Collectors.joining(" ", "exec ", ""));
        try {
            Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
            try (OutputStream input = shell.getOutputStream()) {
                input.write(line.getBytes(StandardCharsets.UTF_8));
            }
            return new Tool(shell);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /// Runs a program to its end, which must be a success.
    static void run(String... command) {
        Tool tool = start(command);
        tool.waitForEnd();
        assertThat(tool.process.exitValue())
                .as("exit code of %s, which says: %s", command[0], tool.output())
                .isZero();
    }

    /// Where a program is.
    static String path(String program) {
        String searched = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(searched.split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseGet(() ->
                        fail(
                                "%s is not installed. On Debian and Raspberry Pi OS: sudo apt-get install mosquitto mosquitto-clients openssl"
                                        .formatted(program)));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                append(line + "\n");
            }
        } catch (IOException closed) {
            append(closed + "\n");
        }
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void append(String text) {
        lock.lock();
        try {
            output.append(text);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    String output() {
        lock.lock();
        try {
            return output.toString();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it has printed this.
    ///
    /// @return false when it has ended without, or does not
    boolean waitForOutput(String text) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (output.indexOf(text) < 0 && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return output.indexOf(text) >= 0;
        } catch (InterruptedException impatient) {
            return fail("interrupted", impatient);
        } finally {
            lock.unlock();
        }
    }

    void waitForEnd() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the end of %s", process.info())
                    .isTrue();
            reader.join();
        } catch (InterruptedException impatient) {
            fail("interrupted", impatient);
        }
    }

    long process() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /// @param name for example `STOP`
    void signal(String name) {
        run("kill", "-" + name, String.valueOf(process.pid()));
    }
}
