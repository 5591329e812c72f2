package dev.picolight.device.settings;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.text.Normalizer;
import java.util.Optional;

/// Names one device among all clients of a broker. It is one level of the device's topics and part
/// of its Client Identifier. Always in Unicode form NFC.
///
/// @param text letters and digits of any script, `-` and `_`; at most 64 characters
public record DeviceId(String text) {
    public static final int LENGTH_MAX = 64;

    public DeviceId {
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(words().emptyId());
        }
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(words().idTooLong(text.length(), LENGTH_MAX));
        }
        String checked = text;
        text.codePoints()
                .filter(c -> !isAllowed(c))
                .findFirst()
                .ifPresent(c -> {
                    throw new IllegalArgumentException(
                            words().characterOfId(
                                            Shown.quoted(checked),
                                            Shown.quoted(Character.toString(c))));
                });
    }

    /// One for this machine, from its serial number, machine-id or host name; empty when it has
    /// none.
    public static Optional<DeviceId> ofThisMachine() {
        return OwnDeviceId.ofThisMachine().find();
    }

    private static RoomWords words() {
        return Words.of(RoomWords.class);
    }

    static boolean isAllowed(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || c == '-'
                || c == '_';
    }

    /// The Client Identifier of a device for which the settings name none (§3.1.3.1).
    public String clientIdentifier() {
        return "picolight-" + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
