package dev.picolight.device.mqtt;

/// Quality of Service (§4.3).
public enum Qos {
    AT_MOST_ONCE(0),
    AT_LEAST_ONCE(1),
    EXACTLY_ONCE(2);

    private final int number;

    Qos(int number) {
        this.number = number;
    }

    /// As it stands on the wire.
    public int number() {
        return number;
    }

    /// The one with this number.
    ///
    /// @param number 0 to 2
    public static Qos of(int number) {
        return switch (number) {
            case 0 -> AT_MOST_ONCE;
            case 1 -> AT_LEAST_ONCE;
            case 2 -> EXACTLY_ONCE;
            default ->
                    throw new IllegalArgumentException(
                            "No Quality of Service has the number %d: expected 0, 1 or 2"
                                    .formatted(number));
        };
    }
}
