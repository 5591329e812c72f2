package dev.picolight.led.pi4j;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedFault.Kind;
import dev.picolight.led.Polarity;

/// An LED on one pin, lit or dark.
///
/// Its methods exclude each other: a shutdown hook closes it from another thread, and libgpiod must
/// not be given a line that was released.
final class Pi4jLed implements Led {
    private final Context context;
    private final DigitalOutput output;
    private final BcmPin pin;
    private final Polarity polarity;
    private Brightness shown = Brightness.DARK;
    private boolean open = true;
    private boolean released;

    /// @param output the pin, dark, with the dark level as its shutdown state
    Pi4jLed(Context context, DigitalOutput output, BcmPin pin, Polarity polarity) {
        this.context = context;
        this.output = output;
        this.pin = pin;
        this.polarity = polarity;
    }

    @Override
    public synchronized void show(Brightness brightness) {
        if (!open) {
            throw new LedFault(Kind.LED_CLOSED);
        }
        if (brightness.isLit() && !brightness.equals(Brightness.FULL)) {
            throw new LedFault(Kind.CANNOT_DIM, String.valueOf(brightness.percent()));
        }
        if (brightness.equals(shown)) {
            return;
        }
        try {
            output.state(state(polarity, brightness.isLit()));
        } catch (RuntimeException e) {
            throw Pi4jFaults.whileShowing(pin, brightness, e);
        }
        shown = brightness;
    }

    @Override
    public synchronized Brightness shown() {
        return shown;
    }

    @Override
    public boolean canDim() {
        return false;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /// Whether the line was given back. Not so when [#close] failed.
    synchronized boolean isReleased() {
        return released;
    }

    /// As [Led#close].
    ///
    /// @throws LedFault when the pin could not be made dark; closing again does nothing all the
    ///   same
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            context.shutdown(output); // applies the shutdown state, then releases the line
        } catch (Pi4JException e) {
            throw Pi4jFaults.whileClosing(pin, e);
        }
        released = true;
        shown = Brightness.DARK;
    }

    static DigitalState state(Polarity polarity, boolean lit) {
        return polarity.isHighWhen(lit) ? DigitalState.HIGH : DigitalState.LOW;
    }
}
