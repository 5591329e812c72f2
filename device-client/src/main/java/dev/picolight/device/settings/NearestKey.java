package dev.picolight.device.settings;

import dev.picolight.device.words.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the key that somebody meant.
final class NearestKey {
    private static final int LEAST_LENGTH_CONTAINED = 3;

    private NearestKey() {}

    /// The known key that is nearest, if any is near: at most one change in three characters, or
    /// one contains the other (`pin`, `username`).
    static Optional<String> among(List<String> known, String key) {
        String asked = kebab(key);
        return known.stream()
                .filter(it -> EditDistance.between(it, asked) <= Math.max(1, asked.length() / 3))
                .min(Comparator.comparingInt(it -> EditDistance.between(it, asked)))
                .or(() ->
                        known.stream()
                                .filter(it -> containOneAnother(it, asked))
                                .min(
                                        Comparator.comparingInt(
                                                it -> EditDistance.between(it, asked))));
    }

    /// `bcm_pin` and `bcmPin` as `bcm-pin`.
    private static String kebab(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1-$2")
                .replaceAll("[_ .]", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean containOneAnother(String known, String asked) {
        return Math.min(known.length(), asked.length()) >= LEAST_LENGTH_CONTAINED
                && (known.contains(asked) || asked.contains(known));
    }
}
