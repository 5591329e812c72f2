package dev.picolight.device.settings;

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
                .filter(it -> distance(it, asked) <= Math.max(1, asked.length() / 3))
                .min(Comparator.comparingInt(it -> distance(it, asked)))
                .or(() ->
                        known.stream()
                                .filter(it -> containOneAnother(it, asked))
                                .min(Comparator.comparingInt(it -> distance(it, asked))));
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

    /// How many characters must be added, removed, replaced or swapped with their neighbour.
    static int distance(String a, String b) {
        int[][] changes = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    changes[i][j] = i + j;
                    continue;
                }
                int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                changes[i][j] =
                        Math.min(
                                Math.min(changes[i - 1][j], changes[i][j - 1]) + 1,
                                changes[i - 1][j - 1] + replaced);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    changes[i][j] = Math.min(changes[i][j], changes[i - 2][j - 2] + 1);
                }
            }
        }
        return changes[a.length()][b.length()];
    }
}
