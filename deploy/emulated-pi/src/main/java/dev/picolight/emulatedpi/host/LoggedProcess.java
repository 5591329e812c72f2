package dev.picolight.emulatedpi.host;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A program that runs beside us, and what it says, which is also kept in a file.
final class LoggedProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final Thread reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StringBuilder said = new StringBuilder();
    private boolean ended;

    private LoggedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /// @param log is appended to
    static LoggedProcess start(Path log, String... command) throws IOException {
        return new LoggedProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), log);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file =
                        Files.newBufferedWriter(
                                log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line + "\n");
                file.flush();
                change(line + "\n", false);
            }
        } catch (IOException | UncheckedIOException closed) {
            change(closed + "\n", false);
        }
        change("", true);
    }

    private void change(String more, boolean end) {
        lock.lock();
        try {
            said.append(more);
            ended |= end;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    String output() {
        lock.lock();
        try {
            return said.toString();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it has said this since its start.
    ///
    /// @return false when it ends without, or does not say so within the limit
    boolean awaitWords(String words, Duration limit) {
        return awaitWords(0, words, limit);
    }

    /// The same from a place in the output on.
    boolean awaitWords(int from, String words, Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (said.indexOf(words, from) < 0 && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return said.indexOf(words, from) >= 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// By SIGTERM.
    void terminate() throws IOException {
        process.destroy();
        Program.await(process, process.info().command().orElse("the program"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
