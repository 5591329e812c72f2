package dev.picolight.simulator.record;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.EventLog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A recording in JSON lines, read back.
///
/// @param entries in their order
/// @param missed how many events were lost while it was made
/// @param complete whether it was ended, instead of broken off
/// @param until when the last thing in it happened
public record Recording(
        RecordingStart start,
        List<EventLog.Entry> entries,
        long missed,
        boolean complete,
        Duration until) {
    public Recording {
        entries = List.copyOf(entries);
    }

    /// Reads a file. A last line that was broken off is left out.
    ///
    /// @throws RecordingTrouble in the user's words, with the number of the line
    public static Recording read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString());
        } catch (NoSuchFileException none) {
            throw new RecordingTrouble(words().noFile(file.toString()), none);
        } catch (IOException failed) {
            throw new RecordingTrouble(
                    words().unreadable(file.toString(), FileTrouble.words(failed)), failed);
        }
    }

    /// The same from a stream.
    ///
    /// @param name for the words
    static Recording read(InputStream in, String name) throws IOException {
        RecordingReading reading = new RecordingReading();
        int number = 0;
        try {
            for (Optional<String> line = Lines.next(in); line.isPresent(); line = Lines.next(in)) {
                number++;
                reading.line(line.get());
            }
            if (number > 0) {
                return reading.result();
            }
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            throw wrong(name, Math.max(number, 1), String.valueOf(wrong.getMessage()));
        }
        throw wrong(name, 1, words().noLine());
    }

    private static RecordingTrouble wrong(String name, int line, String what) {
        return new RecordingTrouble(
                words().wrongLine(
                                name,
                                line,
                                what,
                                line == 1 ? words().hintForeign() : words().hintBroken(line - 1)));
    }

    private static RecordWords words() {
        return Words.of(RecordWords.class);
    }
}
