package dev.picolight.led;

/// A GPIO pin by its Broadcom (BCM) number, which is not its position on the header.
///
/// @param number 2 to 27; 0 and 1 belong to the HAT identification EEPROM
public record BcmPin(int number) {
    public static final int LOWEST = 2;
    public static final int HIGHEST = 27;

    public BcmPin {
        if (number < LOWEST || number > HIGHEST) {
            throw new IllegalArgumentException(
                    "No usable pin has BCM number %d: choose 2 to 27 (GPIO 17 is header position 11)"
                            .formatted(number));
        }
    }

    @Override
    public String toString() {
        return "GPIO " + number;
    }
}
