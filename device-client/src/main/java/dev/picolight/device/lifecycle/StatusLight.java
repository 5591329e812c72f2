package dev.picolight.device.lifecycle;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.lifecycle.DeviceState.BackingOff;
import dev.picolight.device.lifecycle.Presentation.StatusLed;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Shows on an LED how the device is, to somebody who stands before it.
///
/// While the device tries again it goes on showing what was wrong before. The LED of a room shows
/// it only until the device is online or that LED has something better to do: it is lit, or any
/// command was obeyed.
final class StatusLight {
    /// What is shown.
    private enum Sign {
        /// A short flash each second.
        NO_NETWORK,
        /// Half a second lit, half a second dark.
        NO_BROKER,
        /// Five times a second: only a person can help.
        REFUSED,
        /// Lit.
        CONNECTED,
        /// Dark.
        NOTHING
    }

    private static final LedPattern.Steady DARK = new LedPattern.Steady(Brightness.DARK);

    private final StatusLed place;
    private final Lights lights;
    private Sign meant = Sign.NOTHING;
    private Sign shown = Sign.NOTHING;

    StatusLight(StatusLed place, Lights lights) {
        this.place = place;
        this.lights = lights;
    }

    /// What it becomes by other settings: it goes on with what it shows on an LED that is not
    /// touched.
    ///
    /// @param origins as in [DeviceEvent.SettingsChanged]
    StatusLight(StatusLed place, Lights lights, List<Forerunner> origins, StatusLight before) {
        this(place, lights);
        this.meant = before.meant;
        if (origins.get(place.led()).equals(before.untouched())) {
            this.shown = before.shown;
        }
    }

    private Forerunner untouched() {
        return new Forerunner(Optional.of(place.led()), true);
    }

    /// Makes the LED of a room dark which this one has left to it.
    ///
    /// @param next what it has become, if anything
    List<DeviceAction> giveBack(List<Forerunner> origins, Optional<StatusLight> next) {
        int led = origins.indexOf(untouched());
        boolean borrowed = place.ofARoom() && shown != Sign.NOTHING && !lights.isLit(place.led());
        boolean kept = next.filter(it -> it.place.led() == led).isPresent();
        return borrowed && led >= 0 && !kept
                ? List.of(new PlayPattern(led, DARK, DARK))
                : List.of();
    }

    /// What must be played, now that the device stands here.
    ///
    /// @param obeyed whether a command was ever obeyed
    List<DeviceAction> show(DeviceState state, boolean obeyed) {
        meant = sign(state);
        boolean busy = place.ofARoom() && (obeyed || lights.isLit(place.led()));
        Sign now = busy || (place.ofARoom() && meant == Sign.CONNECTED) ? Sign.NOTHING : meant;
        if (now == shown) {
            return List.of();
        }
        shown = now;
        return place.ofARoom() && lights.isLit(place.led())
                ? List.of() // it was told to be lit, and that has ended what was shown
                : List.of(new PlayPattern(place.led(), pattern(now), DARK));
    }

    private Sign sign(DeviceState state) {
        return switch (state) {
            case DeviceState.Booting _, DeviceState.Stopped _ -> Sign.NOTHING;
            case DeviceState.JoiningNetwork _ ->
                    meant == Sign.NOTHING || meant == Sign.CONNECTED ? Sign.NO_NETWORK : meant;
            case DeviceState.Connecting _, DeviceState.Subscribing _ ->
                    meant == Sign.REFUSED ? Sign.REFUSED : Sign.NO_BROKER;
            case DeviceState.Online _ -> Sign.CONNECTED;
            case BackingOff(_, Setback.NetworkUnavailable _, _) -> Sign.NO_NETWORK;
            case BackingOff(_, Setback.Refused _, _) -> Sign.REFUSED;
            case BackingOff(_, Setback other, _) -> other.mayPass() ? Sign.NO_BROKER : Sign.REFUSED;
        };
    }

    private static LedPattern pattern(Sign sign) {
        return switch (sign) {
            case NO_NETWORK -> blink(100, 900);
            case NO_BROKER -> blink(500, 500);
            case REFUSED -> blink(100, 100);
            case CONNECTED -> new LedPattern.Steady(Brightness.FULL);
            case NOTHING -> DARK;
        };
    }

    private static LedPattern blink(int litMillis, int darkMillis) {
        return new LedPattern.Blink(
                Optional.empty(), Duration.ofMillis(litMillis), Duration.ofMillis(darkMillis));
    }
}
