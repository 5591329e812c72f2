package dev.picolight.device.app;

import dev.picolight.device.diagnosis.LedDiagnosis;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.Polarity;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Shows whether the LEDs obey, to somebody who looks at them: blinks each twice and says which one
/// it is.
final class LedCheck {
    private static final int TIMES = 2;
    private static final Duration STEP = Duration.ofMillis(250);

    private final Pause pause;

    /// Lets time pass.
    @FunctionalInterface
    interface Pause {
        void of(Duration span) throws InterruptedException;
    }

    LedCheck(Pause pause) {
        this.pause = pause;
    }

    /// One LED after the other.
    ///
    /// @throws Console.Refusal in the end, when one of them did not do it
    void each(List<LedSettings> leds, Function<LedSettings, Led> opener, PrintWriter out)
            throws InterruptedException {
        PinLeds.each(
                leds,
                opener,
                (settings, led) -> {
                    out.println(words(settings) + ": blinks twice");
                    out.flush();
                    blink(led);
                });
        out.println(LedDiagnosis.wiredOtherwise());
        out.flush();
    }

    /// Each step lasts from when it is shown: while a cold JVM takes a second for the first one, a
    /// pattern that follows the clock would leave steps out.
    private void blink(Led led) throws InterruptedException {
        for (int i = 0; i < TIMES; i++) {
            led.show(Brightness.FULL);
            pause.of(STEP);
            led.show(Brightness.DARK);
            pause.of(STEP);
        }
    }

    private static String words(LedSettings led) {
        return switch (led.place()) {
            case LedSettings.Place.OnPin(var pin) ->
                    "%s: %s (header position %d), %s"
                            .formatted(
                                    led.room(), pin, pin.headerPosition(), words(led.polarity()));
            case LedSettings.Place.OnBoard _ -> "%s: %s".formatted(led.room(), led.place());
        };
    }

    private static String words(Polarity polarity) {
        return switch (polarity) {
            case ACTIVE_HIGH -> "active-high (lit when the pin is high)";
            case ACTIVE_LOW -> "active-low (lit when the pin is low)";
        };
    }
}
