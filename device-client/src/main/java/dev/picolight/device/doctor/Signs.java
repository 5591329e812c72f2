package dev.picolight.device.doctor;

import java.nio.charset.Charset;

/// A sign for each verdict, in characters that the terminal has.
///
/// @param plain whether ASCII must do
record Signs(boolean plain) {
    private static final String ALL = "✓✗–⠋";

    static Signs in(Charset charset) {
        return new Signs(!charset.newEncoder().canEncode(ALL));
    }

    String of(Verdict verdict) {
        return switch (verdict) {
            case OK -> plain ? "+" : "✓";
            case NOTE -> "!";
            case PROBLEM -> plain ? "X" : "✗";
            case UNKNOWN -> "?";
            case SKIPPED -> plain ? "-" : "–";
        };
    }

    /// What turns while something is done.
    ///
    /// @param turn from 0
    String spinner(int turn) {
        String frames = plain ? "|/-\\" : "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
        return frames.substring(turn % frames.length(), turn % frames.length() + 1);
    }
}
