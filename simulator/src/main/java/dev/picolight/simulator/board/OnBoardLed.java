package dev.picolight.simulator.board;

import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import java.util.function.BooleanSupplier;

/// The Pico W's own LED. It hangs on the Wi-Fi chip (WL_GPIO0), so nothing moves before the chip
/// has started, and it cannot dim: the chip has no PWM.
public final class OnBoardLed implements Led {
    private final Led led;
    private final BooleanSupplier radioStarted;

    /// @param led what is seen of it
    /// @param radioStarted whether the Wi-Fi chip runs
    public OnBoardLed(Led led, BooleanSupplier radioStarted) {
        this.led = led;
        this.radioStarted = radioStarted;
    }

    @Override
    public void show(Brightness brightness) {
        if (!brightness.equals(led.shown()) && !radioStarted.getAsBoolean()) {
            throw new LedFault(LedFault.Kind.RADIO_NOT_STARTED);
        }
        led.show(brightness);
    }

    @Override
    public Brightness shown() {
        return led.shown();
    }

    @Override
    public boolean canDim() {
        return false;
    }

    @Override
    public void close() {
        led.close();
    }
}
