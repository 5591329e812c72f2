package dev.picolight.simulator.record;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The files of one recording, each with its writer. Used by the recorder's thread.
final class Tracks {
    private final List<Track> tracks = new ArrayList<>();
    private final Budget budget;
    private final Consumer<String> news;

    private record Track(RecordingFile file, EventWriter writer) {}

    Tracks(List<RecordingFile> files, Budget budget, Consumer<String> news) {
        files.forEach(file -> tracks.add(new Track(file, file.format().writer())));
        this.budget = budget;
        this.news = news;
    }

    void begin(RecordingStart start) {
        tracks.forEach(track -> track.writer().begin(start));
        flush();
    }

    void write(EventLog.Entry entry) {
        tracks.forEach(track -> track.writer().write(entry));
    }

    void missed(Missed missed) {
        tracks.forEach(track -> track.writer().missed(missed));
    }

    void end(Duration at) {
        tracks.forEach(track -> track.writer().end(at));
        flush();
    }

    /// Puts into the files what is written.
    ///
    /// @return false when no file is left
    boolean flush() {
        tracks.removeIf(track -> !isAdded(track.file(), track.writer().take()));
        return !tracks.isEmpty();
    }

    private boolean isAdded(RecordingFile file, byte[] bytes) {
        RecordWords words = Words.of(RecordWords.class);
        if (bytes.length > 0 && !budget.take(bytes.length)) {
            news.accept(words.limit(file.path().toString()));
            close(file);
            return false;
        }
        try {
            file.add(bytes);
            return true;
        } catch (IOException failed) {
            news.accept(words.brokenOff(file.path().toString(), WriteTrouble.words(failed)));
            close(file);
            return false;
        }
    }

    void close() {
        tracks.forEach(track -> close(track.file()));
    }

    private void close(RecordingFile file) {
        try {
            file.close();
        } catch (IOException failed) {
            news.accept(
                    Words.of(RecordWords.class)
                            .brokenOff(file.path().toString(), WriteTrouble.words(failed)));
        }
    }
}
