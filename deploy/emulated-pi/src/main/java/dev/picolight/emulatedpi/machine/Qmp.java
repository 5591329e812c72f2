package dev.picolight.emulatedpi.machine;

import dev.picolight.emulatedpi.machine.QmpMessage.Done;
import dev.picolight.emulatedpi.machine.QmpMessage.Event;
import dev.picolight.emulatedpi.machine.QmpMessage.Greeting;
import dev.picolight.emulatedpi.machine.QmpMessage.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// QEMU's monitor, by which one looks at the machine from outside while it runs.
///
/// Any thread may ask; one after the other is answered.
public final class Qmp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SocketChannel channel;
    private final Duration patience;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /// Waits for QEMU's greeting and makes ready for commands.
    ///
    /// @param channel to QEMU; closed with this object
    /// @throws IOException when QEMU does not greet within 20 s
    public Qmp(SocketChannel channel) throws IOException {
        this(channel, PATIENCE);
    }

    Qmp(SocketChannel channel, Duration patience) throws IOException {
        this.channel = channel;
        this.patience = patience;
        Thread.ofVirtual().start(this::read);
        try {
            await("the greeting");
            execute("qmp_capabilities", Map.of());
        } catch (IOException noQmp) {
            channel.close();
            throw noQmp;
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> lines.add(Optional.of(line)));
        } catch (IOException | java.io.UncheckedIOException closed) {
            // the end is told below
        }
        lines.add(Optional.empty());
    }

    /// Reads the GPIO registers, all in one moment: QEMU lets no processor touch a device
    /// meanwhile.
    ///
    /// @throws IOException when QEMU has ended or does not answer within 20 s
    public Pins pins() throws IOException {
        return Pins.parse(monitor(Pins.DUMP));
    }

    /// Does a command of the monitor for humans.
    ///
    /// @param line for example `xp /1wx 0x3f200034`
    /// @return what it prints
    /// @throws IOException when QEMU refuses, has ended, or does not answer within 20 s
    public String monitor(String line) throws IOException {
        return execute("human-monitor-command", Map.of("command-line", line));
    }

    /// Halts the machine, with its clock.
    public void halt() throws IOException {
        execute("stop", Map.of());
    }

    /// Lets it go on.
    public void goOn() throws IOException {
        execute("cont", Map.of());
    }

    private String execute(String name, Map<String, String> arguments) throws IOException {
        turn.lock();
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(QmpMessage.command(name, arguments));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return await("an answer to " + name);
        } finally {
            turn.unlock();
        }
    }

    private String await(String what) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            switch (QmpMessage.parse(nextLine(what, end))) {
                case Greeting() -> {
                    return "";
                }
                case Done(var text) -> {
                    return text;
                }
                case Refused(var reason) ->
                        throw new IOException("QEMU's monitor refused: " + reason);
                case Event _ -> {} // nobody asks for news
            }
        }
    }

    private String nextLine(String what, long end) throws IOException {
        try {
            Optional<String> line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                channel.close(); // an answer that comes later must not pass for that to another
                // question
                throw new IOException(
                        "QEMU's monitor did not give %s within %d ms"
                                .formatted(what, patience.toMillis()));
            }
            return line.orElseThrow(() ->
                    new IOException(
                            "QEMU has ended or closed its monitor; no %s came".formatted(what)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for QEMU's monitor", stopped);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
