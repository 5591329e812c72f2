package dev.picolight.led;

/// A GPIO pin by its Broadcom (BCM) number, which is not its position on the header.
///
/// @param number 2 to 27; 0 and 1 belong to the HAT identification EEPROM
public record BcmPin(int number) {
    public static final int LOWEST = 2;
    public static final int HIGHEST = 27;

    /// Of GPIO 2, 3 and so on, on the header of 40 positions that every board since the Raspberry
    /// Pi B+ has.
    private static final int[] HEADER_POSITIONS = {
        3, 5, 7, 29, 31, 26, 24, 21, 19, 23, 32, 33, 8, 10, 36, 11, 12, 35, 38, 40, 15, 16, 18, 22,
        37, 13
    };

    public BcmPin {
        if (number < LOWEST || number > HIGHEST) {
            throw new IllegalArgumentException(
                    "No usable pin has BCM number %d: choose 2 to 27 (GPIO 17 is header position 11)"
                            .formatted(number));
        }
    }

    /// Where on the header it is: 1 to 40.
    public int headerPosition() {
        return HEADER_POSITIONS[number - LOWEST];
    }

    @Override
    public String toString() {
        return "GPIO " + number;
    }
}
