package dev.picolight.device.command;

import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.util.Optional;

/// What a message asks of an LED. [TurnOn], [TurnOff], [Dim] and [TellState] are absolute, so doing
/// them twice does no harm: QoS 1 may deliver twice (§4.3.2).
public sealed interface LedCommand {
    /// As bright as it was when it was lit the last time; full light at first.
    record TurnOn() implements LedCommand {}

    record TurnOff() implements LedCommand {}

    record Toggle() implements LedCommand {}

    /// Changes nothing; the state is published again.
    record TellState() implements LedCommand {}

    /// Shines this bright.
    ///
    /// @param brightness dark is as [TurnOff]
    /// @param otherwise what an LED does that only knows on and off
    record Dim(Brightness brightness, WithoutDimming otherwise) implements LedCommand {}

    /// Shows a pattern.
    ///
    /// @param pattern blinks or pulses; a steady light is [TurnOn]
    /// @param name the effect's name in the published state, `blink`, `flash` or `pulse`
    /// @param afterwards what stays when the pattern has ended
    record Play(LedPattern pattern, String name, Afterwards afterwards) implements LedCommand {}

    /// What stays when a pattern has ended.
    enum Afterwards {
        AS_BEFORE,
        LIT
    }

    /// What an LED does with a brightness it cannot show.
    enum WithoutDimming {
        REFUSED,
        LIT
    }

    /// Whether doing it twice shows something else than doing it once.
    default boolean isOnceOnly() {
        return switch (this) {
            case Toggle _, Play _ -> true;
            case TurnOn _, TurnOff _, TellState _, Dim _ -> false;
        };
    }

    /// Why an LED that only knows on and off cannot do it; empty when it can.
    default Optional<String> impossibleWithoutDimming() {
        String cannot =
                switch (this) {
                    case Play play when play.pattern().needsDimming() -> play.name();
                    case Dim(_, WithoutDimming otherwise)
                            when otherwise == WithoutDimming.REFUSED ->
                            "dim";
                    case Play _, Dim _, TurnOn _, TurnOff _, Toggle _, TellState _ -> "";
                };
        return cannot.isEmpty()
                ? Optional.empty()
                : Optional.of("this LED only knows on and off, it cannot %s".formatted(cannot));
    }
}
