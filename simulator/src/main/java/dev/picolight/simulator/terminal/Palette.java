package dev.picolight.simulator.terminal;

/// Colours, where there are colours. The sixteen that every terminal has, so that they fit the
/// user's own theme.
///
/// @param coloured otherwise every text stays as it is
public record Palette(boolean coloured) {
    /// What a colour says, with its number (ECMA-48, SGR).
    public enum Paint {
        LIT(93), // bright yellow
        FAINT(90), // grey
        GOOD(32), // green
        BAD(31), // red
        NOTE(36), // cyan
        STRONG(1); // bold

        private final int number;

        Paint(int number) {
            this.number = number;
        }
    }

    public String paint(Paint paint, String text) {
        return coloured ? "\u001b[%dm%s\u001b[0m".formatted(paint.number, text) : text;
    }
}
