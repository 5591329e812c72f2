package dev.picolight.emulatedpi.machine;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The root shell at the guest's second serial port. It works without a network in the guest, and
/// whatever the device does.
///
/// One thread gives commands; another reads.
public final class SerialConsole implements AutoCloseable {
    private static final int LINES_TOLD = 15;

    private final SocketChannel channel;
    private final Transcript transcript = new Transcript();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Consumer<String> echo = _ -> {};
    private boolean ended;
    private int commands;

    /// @param channel to QEMU's end of the serial port; closed with this object
    public SerialConsole(SocketChannel channel) {
        this.channel = channel;
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (Reader reader =
                new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8)) {
            char[] some = new char[1024];
            for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
                change(some, count, false);
            }
        } catch (IOException closed) {
            // the end is told below
        }
        change(new char[0], 0, true);
    }

    private void change(char[] some, int count, boolean end) {
        lock.lock();
        try {
            transcript.append(some, count);
            echo.accept(new String(some, 0, count));
            ended |= end;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the guest has printed these words, now or earlier.
    ///
    /// @throws IOException when it does not within the limit, or QEMU has ended; with the last
    ///   lines
    public void awaitWords(String words, Duration limit) throws IOException {
        await(
                "«%s»".formatted(words),
                limit,
                () -> transcript.hasSince(0, words) ? Optional.of(words) : Optional.empty());
    }

    /// Does a command of the shell, without input, and waits for its end.
    ///
    /// @param command one or more lines, each shorter than a terminal's 4095 bytes
    /// @throws IOException when it does not end within the limit, or QEMU has ended; with the last
    ///   lines
    public Outcome run(String command, Duration limit) throws IOException {
        int number = ++commands;
        type(Transcript.wrapped(number, command));
        return await("the end of «%s»".formatted(command), limit, () -> transcript.outcome(number));
    }

    /// Types, without waiting for anything.
    public void type(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        type(bytes, bytes.length);
    }

    /// Types bytes, of which a character may need several.
    ///
    /// @param count how many of them
    public void type(byte[] keys, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(keys, 0, count);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Hands on everything that comes from now on, as it comes.
    public void echoTo(Consumer<String> reader) {
        lock.lock();
        try {
            echo = reader;
        } finally {
            lock.unlock();
        }
    }

    /// A place in what has come, for [#awaitEndOrWords].
    public int mark() {
        lock.lock();
        try {
            return transcript.length();
        } finally {
            lock.unlock();
        }
    }

    /// Waits, for hours if need be, until the guest has printed these words after the mark, or QEMU
    /// has ended.
    public void awaitEndOrWords(int mark, String words) {
        lock.lock();
        try {
            while (!ended && !transcript.hasSince(mark, words)) {
                changed.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private <T> T await(String what, Duration limit, Supplier<Optional<T>> look)
            throws IOException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (true) {
                Optional<T> found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
                if (ended) {
                    throw new IOException(
                            "QEMU ended before %s came; the guest's last lines:%n%s"
                                    .formatted(what, transcript.lastLines(LINES_TOLD)));
                }
                if (left <= 0) {
                    throw new IOException(
                            "%s did not come within %d s; the guest's last lines:%n%s"
                                    .formatted(
                                            what,
                                            limit.toSeconds(),
                                            transcript.lastLines(LINES_TOLD)));
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + what, stopped);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
