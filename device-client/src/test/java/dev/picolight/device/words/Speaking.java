package dev.picolight.device.words;

import java.util.Locale;
import java.util.function.Supplier;

/// Runs something as for a user of another language, in a test.
public final class Speaking {
    private Speaking() {}

    /// What comes of it in this language. The language of the tests is back afterwards.
    public static <T> T in(Language language, Supplier<T> said) {
        Locale before = Locale.getDefault(Locale.Category.DISPLAY);
        Locale.setDefault(Locale.Category.DISPLAY, language.locale());
        try {
            return said.get();
        } finally {
            Locale.setDefault(Locale.Category.DISPLAY, before);
        }
    }
}
