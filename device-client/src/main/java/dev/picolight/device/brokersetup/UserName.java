package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Shown;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// Who logs in at the broker. Such a name can stand in Mosquitto's files and be the name of a file.
/// Always in Unicode form NFC.
///
/// @param text letters and digits of any script, `-`, `_`, `.` and `@`, the first no dot; at most
///   64 characters
public record UserName(String text) {
    private static final Pattern POSSIBLE =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_@-][\\p{L}\\p{M}\\p{Nd}_@.-]{0,63}");

    public UserName {
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (!POSSIBLE.matcher(text).matches()) {
            throw new IllegalArgumentException(Sentences.say().impossibleUser(Shown.quoted(text)));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
