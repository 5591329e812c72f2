package dev.picolight.device.lifecycle;

import dev.picolight.device.announce.Machine;
import java.time.Duration;
import java.util.Optional;

/// How the device shows itself, besides the state of its LEDs.
///
/// @param machine what the device says it is
/// @param homeAssistant Home Assistant's discovery prefix; empty: Home Assistant is told nothing
/// @param healthEvery between two reports; empty: none
/// @param statusLight the LED that shows how the device is; empty: none does
public record Presentation(
        Machine machine,
        Optional<String> homeAssistant,
        Optional<Duration> healthEvery,
        Optional<StatusLed> statusLight) {
    /// Nothing but the status.
    public static final Presentation PLAIN =
            new Presentation(Machine.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty());

    /// An LED that shows how the device is.
    ///
    /// @param led position among the device's LEDs, from 0; those of the rooms come first
    /// @param ofARoom whether it is the LED of a room, and shows it only while nothing else is
    ///   asked of it
    public record StatusLed(int led, boolean ofARoom) {
        boolean isItsOwn(int other) {
            return other == led && !ofARoom;
        }
    }
}
