package dev.picolight.simulator.terminal;

/// Who an event is about; the second column of a line.
public enum Actor {
    BROKER,
    PICO,
    LED,
    YOU;

    static final int COLUMNS = 6;

    /// For example `pico`.
    String label() {
        return switch (this) {
            case BROKER -> "broker";
            case PICO -> "pico";
            case LED -> "led";
            case YOU -> "you";
        };
    }
}
