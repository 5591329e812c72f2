package dev.picolight.device.mqtt;

import dev.picolight.device.words.Words;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.function.Function;

/// What MQTT asks of every string (§1.5.4), and what we ask on top of it.
final class Utf8 {
    static final int BYTES_MAX = 65_535;

    private Utf8() {}

    /// Normalises to NFC, because the same visible name in another form is another topic, and
    /// refuses what [#checked] refuses.
    ///
    /// @param what names the value in the message of the exception
    static String composed(Function<MqttWords, String> what, String text) {
        return checked(what, Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /// The text as it is, unless §1.5.4 forbids it.
    ///
    /// @param what names the value in the message of the exception
    static String checked(Function<MqttWords, String> what, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(words().empty(what.apply(words())));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        words().control(what.apply(words()), "U+%04X".formatted((int) c), i + 1));
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        words().halfACharacter(what.apply(words()), i + 1));
            }
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BYTES_MAX) {
            throw new IllegalArgumentException(
                    words().tooLong(what.apply(words()), bytes, BYTES_MAX));
        }
        return text;
    }

    private static MqttWords words() {
        return Words.of(MqttWords.class);
    }
}
