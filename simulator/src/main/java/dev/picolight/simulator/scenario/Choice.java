package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.EditDistance;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// One of several words, and the one that somebody meant who wrote another.
final class Choice {
    private Choice() {}

    /// The word itself, in Unicode form NFC.
    ///
    /// @throws IllegalArgumentException with words for the user, when it is none of these
    static String among(Collection<String> allowed, String given) {
        String composed = Normalizer.normalize(given, Normalizer.Form.NFC);
        if (allowed.contains(composed)) {
            return composed;
        }
        throw new IllegalArgumentException(refusal(allowed, given));
    }

    /// What was found, what is allowed, and what may have been meant.
    static String refusal(Collection<String> allowed, String given) {
        String all = String.join(", ", allowed);
        return nearest(allowed, given)
                .map(near ->
                        Problems.words().choiceNear(Shown.quoted(given), Shown.quoted(near), all))
                .orElseGet(() -> Problems.words().choice(Shown.quoted(given), all));
    }

    /// The word that is nearest, if any is near: at most one change in three characters, or one
    /// contains the other.
    static Optional<String> nearest(Collection<String> allowed, String given) {
        String asked = plain(given);
        Comparator<String> near =
                Comparator.comparingInt(it -> EditDistance.between(plain(it), asked));
        return allowed.stream()
                .filter(it ->
                        EditDistance.between(plain(it), asked) <= Math.max(1, asked.length() / 3))
                .min(near)
                .or(() -> allowed.stream().filter(it -> contain(plain(it), asked)).min(near));
    }

    private static boolean contain(String one, String other) {
        return Math.min(one.length(), other.length()) >= 3
                && (one.contains(other) || other.contains(one));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replace(' ', '-');
    }
}
