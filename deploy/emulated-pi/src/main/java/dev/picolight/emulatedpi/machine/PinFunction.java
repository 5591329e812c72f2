package dev.picolight.emulatedpi.machine;

/// What a pin is used for, in the order of the three bits of GPFSELn: «BCM2835 ARM Peripherals»,
/// section 6.1, table 6-2.
public enum PinFunction {
    /// An input, as every free pin is after a reset.
    INPUT,
    /// Driven by the processor.
    OUTPUT,
    /// Alternate function 5.
    ALT5,
    /// Alternate function 4.
    ALT4,
    /// Alternate function 0.
    ALT0,
    /// Alternate function 1.
    ALT1,
    /// Alternate function 2.
    ALT2,
    /// Alternate function 3.
    ALT3;

    private static final PinFunction[] BY_BITS = values();

    /// The function that three bits stand for.
    ///
    /// @param bits 0 to 7
    static PinFunction of(int bits) {
        return BY_BITS[bits];
    }

    @Override
    public String toString() {
        return switch (this) {
            case INPUT -> "an input";
            case OUTPUT -> "an output";
            case ALT0, ALT1, ALT2, ALT3, ALT4, ALT5 -> "an alternate function (" + name() + ")";
        };
    }
}
