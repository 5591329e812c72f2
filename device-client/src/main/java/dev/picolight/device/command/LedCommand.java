package dev.picolight.device.command;

import dev.picolight.led.LedPattern;

/// What a message asks of an LED. All but [Toggle] are absolute, so doing them twice does no harm:
/// QoS 1 may deliver twice (§4.3.2).
public sealed interface LedCommand {
    record TurnOn() implements LedCommand {}

    record TurnOff() implements LedCommand {}

    record Toggle() implements LedCommand {}

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
}
