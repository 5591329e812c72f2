package dev.picolight.emulatedpi.machine;

/// What one pin was at one moment. Only both together say that a lamp is driven: a pin that was
/// given back can still read high.
///
/// @param function what the SoC uses it for
/// @param high its level
public record Pin(PinFunction function, boolean high) {
    /// Driven, at 3.3 V.
    public static final Pin OUTPUT_HIGH = new Pin(PinFunction.OUTPUT, true);

    /// Driven, at 0 V.
    public static final Pin OUTPUT_LOW = new Pin(PinFunction.OUTPUT, false);

    /// Words for a person.
    ///
    /// @return for example `an output and high`
    @Override
    public String toString() {
        return function + " and " + (high ? "high" : "low");
    }
}
