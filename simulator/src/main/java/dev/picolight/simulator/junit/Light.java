package dev.picolight.simulator.junit;

/// What an LED shows.
public enum Light {
    /// Some light, however little.
    LIT,
    DARK;

    static Light of(boolean lit) {
        return lit ? LIT : DARK;
    }
}
