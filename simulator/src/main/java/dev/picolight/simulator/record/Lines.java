package dev.picolight.simulator.record;

import dev.picolight.device.words.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Lines of text that may come from anybody.
final class Lines {
    private static final int BYTES_MAX = 64 << 20;

    private Lines() {}

    /// The next line; empty at the end, and where the last line has none.
    ///
    /// @param in buffered
    /// @throws IllegalArgumentException with words for the user
    static Optional<String> next(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (bytes.size() >= BYTES_MAX) {
                throw new IllegalArgumentException(
                        Words.of(RecordWords.class).lineTooLong(BYTES_MAX >> 20));
            }
            bytes.write(next);
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException(Words.of(RecordWords.class).noUtf8(), notUtf8);
        }
    }
}
