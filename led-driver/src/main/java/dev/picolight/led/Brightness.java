package dev.picolight.led;

/// How bright an LED shines, in percent of its full light.
///
/// @param percent 0 (dark) to 100 (full)
public record Brightness(int percent) {
    public static final Brightness DARK = new Brightness(0);
    public static final Brightness FULL = new Brightness(100);

    public Brightness {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(
                    "Brightness %d is out of range: expected 0 to 100 percent".formatted(percent));
        }
    }

    /// Full light or none.
    public static Brightness of(boolean lit) {
        return lit ? FULL : DARK;
    }

    /// Whether any light is seen.
    public boolean isLit() {
        return percent > 0;
    }
}
