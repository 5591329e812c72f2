package dev.picolight.simulator.record;

import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A file that a recording is written into. Each time whole lines, packets or changes are added, so
/// that it is readable whenever the program ends.
public final class RecordingFile implements AutoCloseable {
    private final Path path;
    private final RecordingFormat format;
    private final FileChannel channel;
    private long size;

    private RecordingFile(Path path, RecordingFormat format, FileChannel channel) {
        this.path = path;
        this.format = format;
        this.channel = channel;
    }

    /// Makes the files that a user names: `NAME.vcd` is that one, another name gets one of each
    /// format. Files that are there are never written over.
    ///
    /// @throws RecordingTrouble in the user's words; then none is made
    public static List<RecordingFile> create(Path name) {
        List<RecordingFile> made = new ArrayList<>();
        try {
            if (RecordingFormat.of(name).isPresent()) {
                made.add(create(name, RecordingFormat.of(name).get()));
                return made;
            }
            for (RecordingFormat format : RecordingFormat.values()) {
                made.add(create(Path.of(name + format.suffix()), format));
            }
            return made;
        } catch (RecordingTrouble trouble) {
            made.forEach(RecordingFile::discard);
            throw trouble;
        }
    }

    /// Makes one file.
    ///
    /// @throws RecordingTrouble in the user's words, also when it is there already
    static RecordingFile create(Path path, RecordingFormat format) {
        try {
            return new RecordingFile(
                    path,
                    format,
                    FileChannel.open(
                            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (FileAlreadyExistsException there) {
            throw new RecordingTrouble(words().exists(path.toString()), there);
        } catch (IOException failed) {
            throw new RecordingTrouble(
                    words().cannotWrite(path.toString(), WriteTrouble.words(failed)), failed);
        }
    }

    /// Where it is.
    public Path path() {
        return path;
    }

    public RecordingFormat format() {
        return format;
    }

    /// Adds all of these bytes, or none.
    void add(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            size += bytes.length;
        } catch (IOException failed) {
            channel.truncate(size);
            throw failed;
        }
    }

    private void discard() {
        try {
            close();
            Files.deleteIfExists(path);
        } catch (IOException leftBehind) {
            // it is empty, and why nothing is recorded is told already
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static RecordWords words() {
        return Words.of(RecordWords.class);
    }
}
