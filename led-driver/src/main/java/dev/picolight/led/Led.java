package dev.picolight.led;

/// One LED, however it is driven.
///
/// Called by one thread at a time. After [#close] it must not be used again.
public interface Led extends AutoCloseable {
    /// Shows this much light, at once. Showing what is already shown does nothing.
    ///
    /// @throws LedFault when the hardware does not take the change, or when a brightness between 0
    ///   and 100 is asked of an LED that cannot dim
    void show(Brightness brightness);

    /// What was shown last. Not a measurement: a pin held by a short circuit is not noticed.
    Brightness shown();

    /// Whether brightness between 0 and 100 is possible. A plain digital output only knows on and
    /// off.
    boolean canDim();

    /// Puts the LED into its shutdown state (dark) and gives the hardware back. Closing twice does
    /// nothing.
    @Override
    void close();
}
