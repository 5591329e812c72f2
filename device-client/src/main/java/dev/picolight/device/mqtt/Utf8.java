package dev.picolight.device.mqtt;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// What MQTT asks of every string (§1.5.4), and what we ask on top of it.
final class Utf8 {
    static final int BYTES_MAX = 65_535;

    private Utf8() {}

    /// Normalises to NFC, because the same visible name in another form is another topic, and
    /// refuses what §1.5.4 forbids.
    ///
    /// @param what names the value in the message of the exception
    static String checked(String what, String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (composed.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty: expected at least one character");
        }
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        "%s has the control character U+%04X at position %d: remove it"
                                .formatted(what, (int) c, i + 1));
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < composed.length()
                    && Character.isLowSurrogate(composed.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        "%s has half a character (a lone surrogate) at position %d: remove it"
                                .formatted(what, i + 1));
            }
        }
        int bytes = composed.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "%s has %d bytes in UTF-8: expected at most %d"
                            .formatted(what, bytes, BYTES_MAX));
        }
        return composed;
    }
}
