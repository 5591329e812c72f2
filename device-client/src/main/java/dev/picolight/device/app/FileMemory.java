package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.MemoryFailed;
import dev.picolight.device.lifecycle.DeviceEvent.Recalled;
import dev.picolight.device.lifecycle.Remembered;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Memory;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Memory in a file, on a thread of its own: a disk may be slow or hang. What comes while it does
/// takes the place of what waits. What could not be written is tried again, and told once until it
/// was.
///
/// A new file is written next to the old one, forced to the disk and renamed over it, so that a
/// power cut leaves the one or the other.
public final class FileMemory implements Memory {
    private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BEFORE_ANOTHER_ATTEMPT = Duration.ofSeconds(30);
    private static final int BYTES_MAX = 1 << 20;

    private final Path file;
    private final Duration pause;
    private final AtomicReference<Optional<Snapshot>> newest =
            new AtomicReference<>(Optional.empty());
    private final ScheduledThreadPoolExecutor disk =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("memory").factory());
    private boolean failing; // of the disk's thread

    /// What waits to be written, and where it is told that this is not possible.
    private record Snapshot(List<Remembered> leds, EventSink events) {}

    /// @param file its folder is made when it is not there
    FileMemory(Path file) {
        this(file, BEFORE_ANOTHER_ATTEMPT);
    }

    /// @param pause before what could not be written is tried again
    FileMemory(Path file, Duration pause) {
        this.file = file;
        this.pause = pause;
        disk.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// The memory of a device on this machine.
    static FileMemory of(Path folder, DeviceId device) {
        return new FileMemory(folder.resolve("leds-" + device.text()));
    }

    @Override
    public void recall(EventSink events) {
        onDisk(() -> events.accept(new Recalled(read(events))), Duration.ZERO);
    }

    private List<Remembered> read(EventSink events) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new IOException(Words.of(StatusWords.class).tooLongFile(BYTES_MAX));
            }
            return MemoryText.parse(Files.readString(file));
        } catch (NoSuchFileException nothingKept) {
            return List.of();
        } catch (IOException | IllegalArgumentException unreadable) {
            events.accept(
                    new MemoryFailed(
                            Words.of(StatusWords.class)
                                    .notRemembered(file.toString(), words(unreadable)),
                            Words.of(StatusWords.class).notRememberedRemedy()));
            return List.of();
        }
    }

    @Override
    public void remember(List<Remembered> leds, EventSink events) {
        if (newest.getAndSet(Optional.of(new Snapshot(leds, events))).isEmpty()) {
            onDisk(this::keepNewest, Duration.ZERO);
        }
    }

    private void keepNewest() {
        newest.getAndSet(Optional.empty()).ifPresent(this::keep);
    }

    private void keep(Snapshot snapshot) {
        try {
            write(ByteBuffer.wrap(MemoryText.of(snapshot.leds())));
            failing = false;
        } catch (IOException notWritable) {
            tell(snapshot.events(), notWritable);
            if (newest.getAndUpdate(newer -> newer.or(() -> Optional.of(snapshot))).isEmpty()) {
                onDisk(this::keepNewest, pause);
            }
        }
    }

    private void tell(EventSink events, IOException notWritable) {
        if (failing) {
            return;
        }
        failing = true;
        events.accept(
                new MemoryFailed(
                        Words.of(StatusWords.class).notKept(file.toString(), words(notWritable)),
                        Words.of(StatusWords.class).notKeptRemedy()));
    }

    private void onDisk(Runnable work, Duration delay) {
        try {
            var _ = disk.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("nothing is kept any more", closed);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(Words.of(StatusWords.class).noFile());
        }
        Files.createDirectories(folder);
        Path next = folder.resolve(file.getFileName() + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String words(Exception failure) {
        return Shown.bounded(failure.toString(), 200);
    }

    @Override
    public void close() {
        onDisk(this::keepNewest, Duration.ZERO); // what waits for another attempt
        disk.shutdown();
        boolean interrupted = false;
        try {
            if (!disk.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                disk.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
