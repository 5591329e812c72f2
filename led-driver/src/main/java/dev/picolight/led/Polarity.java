package dev.picolight.led;

/// How the LED is wired: active-high from the pin to ground, active-low from 3.3 V to the pin.
public enum Polarity {
    ACTIVE_HIGH,
    ACTIVE_LOW;

    /// Whether the pin must be high so that the LED is lit, or dark.
    public boolean isHighWhen(boolean lit) {
        return lit == (this == ACTIVE_HIGH);
    }
}
