package dev.picolight.device.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The end at which systemd listens: a datagram socket in the file system of Linux, by libc, since
/// Java has none.
public final class NotifySocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int POLLIN = 1;
    private static final long POLL_MILLIS = 100;
    private static final int PATH_OFFSET = Short.BYTES;
    private static final int ADDRESS_LENGTH = PATH_OFFSET + 108;
    private static final long MESSAGE_MAX = 4096;

    private static final MethodHandle SOCKET =
            libc("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final MethodHandle BIND =
            libc("bind", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle POLL =
            libc("poll", ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
    private static final MethodHandle READ =
            libc("read", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
    private static final MethodHandle CLOSE = libc("close", ValueLayout.JAVA_INT);

    private final Path path;
    private final int descriptor;
    private final Thread reader;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    private NotifySocket(Path path, int descriptor) {
        this.path = path;
        this.descriptor = descriptor;
        this.reader = Thread.ofPlatform().daemon().name("notify socket").start(this::read);
    }

    /// Opens one.
    ///
    /// @param path at most 107 bytes, not there yet
    public static NotifySocket bind(Path path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(ADDRESS_LENGTH);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            address.setString(PATH_OFFSET, path.toString());
            int descriptor = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM, 0);
            assertThat(descriptor).as("socket").isNotNegative();
            assertThat((int) BIND.invokeExact(descriptor, address, ADDRESS_LENGTH))
                    .as("bind to %s", path)
                    .isZero();
            return new NotifySocket(path, descriptor);
        } catch (Throwable notOnLinux) {
            throw new IllegalStateException(notOnLinux);
        }
    }

    @SuppressWarnings("restricted") // the signatures are those of POSIX
    private static MethodHandle libc(String name, MemoryLayout... parameters) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }

    private void read() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment message = arena.allocate(MESSAGE_MAX);
            MemorySegment poll = arena.allocate(8); // struct pollfd: int fd, short events, revents
            poll.set(ValueLayout.JAVA_INT, 0, descriptor);
            poll.set(ValueLayout.JAVA_SHORT, Integer.BYTES, (short) POLLIN);
            while (!closed) {
                if ((int) POLL.invokeExact(poll, 1L, (int) POLL_MILLIS) > 0) {
                    int length = (int) READ.invokeExact(descriptor, message, MESSAGE_MAX);
                    byte[] bytes = message.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
                    received.add(new String(bytes, StandardCharsets.UTF_8));
                }
            }
            int _ = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable broken) {
            received.add(broken.toString());
        }
    }

    /// For `NOTIFY_SOCKET`.
    public Path path() {
        return path;
    }

    /// The next message; empty when none comes within this time.
    public Optional<String> poll(Duration limit) throws InterruptedException {
        return Optional.ofNullable(received.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Waits for a message that begins so.
    ///
    /// @return those that came before it, and itself
    public List<String> awaitStarting(String beginning) throws InterruptedException {
        List<String> all = new ArrayList<>();
        long until = System.nanoTime() + PATIENCE.toNanos();
        do {
            Optional<String> next = poll(Duration.ofNanos(until - System.nanoTime()));
            assertThat(next).as("«%s» within %s after %s", beginning, PATIENCE, all).isPresent();
            next.ifPresent(all::add);
        } while (!all.getLast().startsWith(beginning));
        return all;
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
