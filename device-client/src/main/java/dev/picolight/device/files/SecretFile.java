package dev.picolight.device.files;

import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A file that holds a password alone, whoever put it there.
public final class SecretFile {
    private static final int BYTES_MAX = 4096;
    private static final Pattern HASHED_BY_MOSQUITTO =
            Pattern.compile("^[^:\\n]*:\\$[67]\\$", Pattern.MULTILINE);

    private SecretFile() {}

    /// The password, without the line end that editors put behind it and the byte order mark that
    /// they may put before it.
    public static Secret read(Path file) throws Unusable {
        String password = content(file).replaceFirst("^\ufeff", "").replaceFirst("\r?\n$", "");
        if (password.isEmpty()) {
            throw new Unusable(Words.of(FileWords.class).empty());
        }
        if (HASHED_BY_MOSQUITTO.matcher(password).find()) {
            throw new Unusable(Words.of(FileWords.class).hashedList());
        }
        if (password.indexOf('\n') >= 0 || password.indexOf('\r') >= 0) {
            throw new Unusable(Words.of(FileWords.class).severalLines());
        }
        return new Secret(password);
    }

    private static String content(Path file) throws Unusable {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new Unusable(Words.of(FileWords.class).tooLong(BYTES_MAX));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Unusable(Words.of(FileWords.class).notUtf8());
        } catch (IOException notReadable) {
            throw new Unusable(
                    Words.of(FileWords.class).cannotBeRead(FileTrouble.words(notReadable)));
        }
    }
}
