package dev.picolight.device.announce;

/// The machine on which the device runs, and its program.
///
/// @param model for people, for example `Raspberry Pi 5 Model B Rev 1.0`
/// @param version of the program
/// @param hasThermometer whether [Sensors] will tell the CPU's temperature
/// @param tellsThrottling whether [Sensors] will tell what slows it down
public record Machine(
        String model, String version, boolean hasThermometer, boolean tellsThrottling) {
    /// Nothing is known of it.
    public static final Machine UNKNOWN = new Machine("unknown", "unknown", false, false);
}
