package dev.picolight.device.settings;

import java.nio.file.Path;
import java.util.Optional;

/// One thing in the settings that is wrong, or that deserves a warning. Its words are safe to print
/// and hold no password.
///
/// @param line from 1; 0 when the file as a whole is meant
/// @param column from 1, in characters; 0 when the file as a whole is meant
/// @param key the way to the value, for example `leds[0].bcm-pin`; empty when no key is meant
/// @param value what stands there, quoted and bounded; empty when there is nothing to show
/// @param words what is wrong, what was expected and what helps
public record SettingsProblem(
        Path file, int line, int column, String key, Optional<String> value, String words) {

    /// For example `pi.yaml:9:14: leds[0].bcm-pin «99»: No usable pin has BCM number 99: choose …`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file.toString());
        if (line > 0) {
            text.append(":%d:%d".formatted(line, column));
        }
        text.append(": ");
        if (!key.isEmpty()) {
            text.append(key).append(value.map(it -> " " + it).orElse("")).append(": ");
        }
        return text.append(words).toString();
    }
}
