package dev.picolight.device.lifecycle;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.led.LedPattern;
import java.util.List;

/// What the device wants done, in this order.
public sealed interface DeviceAction {
    record JoinNetwork() implements DeviceAction {}

    record OpenConnection(long connection, boolean cleanStart) implements DeviceAction {}

    record Subscribe(long connection, List<Subscription> subscriptions) implements DeviceAction {}

    record Unsubscribe(long connection, List<TopicFilter> filters) implements DeviceAction {}

    record Publish(long connection, OutboundMessage message) implements DeviceAction {}

    record Ping(long connection) implements DeviceAction {}

    /// Ends the connection with DISCONNECT: the device leaves on purpose.
    record Disconnect(long connection) implements DeviceAction {}

    /// Cuts the connection without a word: it is of no use any more.
    record Abandon(long connection) implements DeviceAction {}

    /// Asks the machine how it is; [DeviceEvent.Measured] answers.
    record Measure() implements DeviceAction {}

    /// Begins a pattern on an LED.
    ///
    /// @param led position in the settings, from 0; a status light of its own comes last
    /// @param after what stays when the pattern has ended
    record PlayPattern(int led, LedPattern pattern, LedPattern.Steady after)
            implements DeviceAction {}

    /// Asks whether and when an LED shows what it was told last: `LedShown` follows, or `LedFailed`
    /// has gone before it.
    ///
    /// @param led position in the settings, from 0
    /// @param confirmation to be repeated in the event
    record ConfirmShown(int led, long confirmation) implements DeviceAction {}

    /// Asks what was remembered before the device started: `Recalled` follows.
    record Recall() implements DeviceAction {}

    /// Keeps this, in place of what was kept before, where a power cut does not reach it.
    record Remember(List<Remembered> leds) implements DeviceAction {
        public Remember {
            leds = List.copyOf(leds);
        }
    }

    /// Tells the user one line.
    ///
    /// @param text whoever wrote parts of it, it is one line without control characters, and
    ///   bounded
    record Report(Severity severity, String text) implements DeviceAction {
        private static final int LENGTH_MAX = 4_000;

        public Report {
            text = Shown.bounded(text, LENGTH_MAX);
        }

        public enum Severity {
            INFO,
            WARN,
            ERROR
        }

        static Report info(String text) {
            return new Report(Severity.INFO, text);
        }

        static Report warn(String text) {
            return new Report(Severity.WARN, text);
        }

        static Report error(String text) {
            return new Report(Severity.ERROR, text);
        }
    }
}
