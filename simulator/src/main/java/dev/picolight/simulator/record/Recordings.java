package dev.picolight.simulator.record;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.House;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Recordings of one house that are kept for a while, for download: in a folder of their own, which
/// only this user may enter and which goes away with them. All together have a bound: the oldest
/// that are ended make room. Any thread may call.
public final class Recordings implements AutoCloseable {
    /// How many bytes there are at most.
    public static final long BYTES_MAX = 256L << 20;

    private static final int RUNNING_MAX = 4;
    private static final int KEPT_MAX = 16;

    private final House house;
    private final Consumer<String> news;
    private final long bytesMax;
    private final List<Kept> all = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private int last;

    /// One of them.
    ///
    /// @param name for example `recording-1`
    /// @param running whether it still goes on
    /// @param began when, by the house's clock
    /// @param events that are in it
    /// @param missed events that came too fast
    /// @param bytes of each format
    public record Summary(
            String name,
            boolean running,
            Duration began,
            long events,
            long missed,
            Map<RecordingFormat, Long> bytes) {
        public Summary {
            bytes = Map.copyOf(bytes);
        }

        /// How large it is in one format.
        public long bytes(RecordingFormat format) {
            return bytes.getOrDefault(format, 0L);
        }

        /// How large it is altogether.
        public long size() {
            return bytes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Kept(String name, Path path, Recorder recorder) {
        Path file(RecordingFormat format) {
            return path.resolveSibling(path.getFileName() + format.suffix());
        }

        Summary summary() {
            Map<RecordingFormat, Long> bytes = new EnumMap<>(RecordingFormat.class);
            for (RecordingFormat format : RecordingFormat.values()) {
                bytes.put(format, size(file(format)));
            }
            return new Summary(
                    name,
                    recorder.isRunning(),
                    recorder.began(),
                    recorder.events(),
                    recorder.missed(),
                    bytes);
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException gone) {
                return 0;
            }
        }
    }

    /// @param news told what the user must know
    public Recordings(House house, Consumer<String> news) {
        this(house, news, BYTES_MAX);
    }

    Recordings(House house, Consumer<String> news, long bytesMax) {
        this.house = house;
        this.news = news;
        this.bytesMax = bytesMax;
    }

    /// Begins another one, in all formats.
    ///
    /// @throws RecordingTrouble in the user's words
    public synchronized Summary start() {
        long running = all.stream().filter(it -> it.recorder().isRunning()).count();
        if (running >= RUNNING_MAX) {
            throw new RecordingTrouble(words().tooMany((int) running));
        }
        while (all.size() >= KEPT_MAX) {
            all.stream()
                    .filter(it -> !it.recorder().isRunning())
                    .findFirst()
                    .ifPresent(this::remove);
        }
        String name = "recording-" + ++last;
        Path path = folder().resolve(name);
        Kept kept =
                new Kept(
                        name,
                        path,
                        Recorder.start(house, RecordingFile.create(path), this::take, news));
        all.add(kept);
        return kept.summary();
    }

    private Path folder() {
        if (folder.isEmpty()) {
            try {
                folder = Optional.of(Files.createTempDirectory("picolight-recordings-"));
            } catch (IOException failed) {
                throw new RecordingTrouble(
                        words().noTempFolder(WriteTrouble.words(failed)), failed);
            }
        }
        return folder.get();
    }

    /// The oldest that are ended make room.
    private synchronized boolean take(long bytes) {
        long room = bytesMax - all.stream().mapToLong(it -> it.summary().size()).sum();
        for (Kept kept : List.copyOf(all)) {
            if (room >= bytes) {
                break;
            }
            if (!kept.recorder().isRunning()) {
                room += kept.summary().size();
                remove(kept);
            }
        }
        return room >= bytes;
    }

    /// All of them, the oldest first.
    public synchronized List<Summary> list() {
        return all.stream().map(Kept::summary).toList();
    }

    /// Ends one; one that is ended stays as it is.
    ///
    /// @throws RecordingTrouble in the user's words, when there is none
    public Summary stop(String name) {
        Kept kept = find(name);
        kept.recorder().close(); // without the lock, which its thread may want
        return kept.summary();
    }

    /// What is in one until now. The caller closes it.
    ///
    /// @throws RecordingTrouble in the user's words, when there is none
    public InputStream open(String name, RecordingFormat format) {
        Path file = find(name).file(format);
        try {
            return Files.newInputStream(file);
        } catch (IOException failed) {
            throw new RecordingTrouble(
                    words().unreadable(file.toString(), FileTrouble.words(failed)), failed);
        }
    }

    /// Ends one and throws it away.
    ///
    /// @throws RecordingTrouble in the user's words, when there is none
    public void delete(String name) {
        stop(name);
        synchronized (this) {
            all.stream().filter(it -> it.name().equals(name)).findFirst().ifPresent(this::remove);
        }
    }

    private synchronized Kept find(String name) {
        return all.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RecordingTrouble(words().noRecording(name)));
    }

    private void remove(Kept kept) {
        all.remove(kept);
        for (RecordingFormat format : RecordingFormat.values()) {
            delete(kept.file(format));
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException leftBehind) {
            // the system cleans its folder for temporary files
        }
    }

    /// Ends all and throws them away.
    @Override
    public void close() {
        list().forEach(it -> delete(it.name()));
        synchronized (this) {
            folder.ifPresent(Recordings::delete);
        }
    }

    private static RecordWords words() {
        return Words.of(RecordWords.class);
    }
}
