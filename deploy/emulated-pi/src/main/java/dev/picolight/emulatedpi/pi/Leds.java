package dev.picolight.emulatedpi.pi;

/// How LEDs are wired: what stands below `leds:` in the settings.
public final class Leds {
    /// The LED of the README: BCM 17 in the living room.
    public static final String ONE =
            """
            - room: 客廳
              bcm-pin: 17
            """;

    /// Two rooms, and a third whose LED is lit by a low pin.
    public static final String THREE =
            """
            - room: 客廳
              bcm-pin: 17
            - room: 臥室
              bcm-pin: 27
            - room: 書房
              bcm-pin: 22
              polarity: active-low
            """;

    private Leds() {}
}
