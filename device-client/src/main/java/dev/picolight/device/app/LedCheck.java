package dev.picolight.device.app;

import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedPattern;
import dev.picolight.led.LedPlayer;
import dev.picolight.led.Polarity;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Shows whether the LEDs obey, to somebody who looks at them: blinks each twice and says which one
/// it is.
final class LedCheck {
    private static final Duration ON_AND_OFF = Duration.ofMillis(250);
    private static final LedPattern TWICE =
            new LedPattern.Blink(Optional.of(2), ON_AND_OFF, ON_AND_OFF);
    private static final LedPattern.Steady DARK = new LedPattern.Steady(Brightness.DARK);

    private final InstantSource time;
    private final Pause pause;

    /// Lets time pass.
    @FunctionalInterface
    interface Pause {
        void of(Duration span) throws InterruptedException;
    }

    /// @param time never goes backwards
    LedCheck(InstantSource time, Pause pause) {
        this.time = time;
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
        out.println(
                "Every pin took its changes. If an LED stayed dark, it is wired otherwise: is its long leg towards the positive side, is there a resistor, is it on that pin? If it was lit between, the polarity is the other one.");
        out.flush();
    }

    private void blink(Led led) throws InterruptedException {
        LedPlayer player = new LedPlayer(led);
        Optional<Instant> next = player.play(TWICE, DARK, time.instant());
        while (next.isPresent()) {
            pause.of(Duration.between(time.instant(), next.get()));
            next = player.advance(time.instant());
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
