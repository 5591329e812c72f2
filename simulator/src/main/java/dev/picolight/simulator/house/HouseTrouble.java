package dev.picolight.simulator.house;

/// Something that was asked of a house cannot be done: cause and remedy in the user's words.
public final class HouseTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HouseTrouble(String words) {
        super(words);
    }

    public HouseTrouble(String words, Throwable origin) {
        super(words, origin);
    }
}
