package dev.picolight.simulator.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Constants as they are written in a recording: `CLOSED_BY_BOARD` is `closed-by-board`.
final class Named {
    private Named() {}

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException with the names that there are
    static <E extends Enum<E>> E of(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (text(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                Arrays.stream(type.getEnumConstants())
                        .map(Named::text)
                        .collect(Collectors.joining(", ")));
    }
}
