package dev.picolight.simulator.record;

/// A recording cannot be made or read: cause and remedy in the user's words.
public final class RecordingTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RecordingTrouble(String words) {
        super(words);
    }

    public RecordingTrouble(String words, Throwable origin) {
        super(words, origin);
    }

    /// Cause and remedy.
    public String words() {
        return String.valueOf(getMessage());
    }
}
