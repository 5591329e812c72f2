package dev.picolight.device.mqtt;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// What MQTT asks of every string (§1.5.4), and what we ask on top of it.
final class Utf8 {
    static final int BYTES_MAX = 65_535;

    private Utf8() {}

    /// Normalises to NFC, because the same visible name in another form is another topic, and
    /// refuses what [#checked] refuses.
    ///
    /// @param what names the value in the message of the exception
    static String composed(String what, String text) {
        return checked(what, Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /// The text as it is, unless §1.5.4 forbids it.
    ///
    /// @param what names the value in the message of the exception
    static String checked(String what, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty: expected at least one character");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        "%s has the control character U+%04X at position %d: remove it"
                                .formatted(what, (int) c, i + 1));
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        "%s has half a character (a lone surrogate) at position %d: remove it"
                                .formatted(what, i + 1));
            }
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "%s has %d bytes in UTF-8: expected at most %d"
                            .formatted(what, bytes, BYTES_MAX));
        }
        return text;
    }
}
