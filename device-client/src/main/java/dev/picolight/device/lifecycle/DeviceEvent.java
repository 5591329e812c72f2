package dev.picolight.device.lifecycle;

import dev.picolight.device.announce.Queue;
import dev.picolight.device.announce.Sensors;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What has happened to the device. Events of a connection carry its number, so that late news of
/// an abandoned one is recognised.
public sealed interface DeviceEvent {
    /// What moves the device from one state to another.
    sealed interface Progress extends DeviceEvent {}

    /// What happens inside the device and does not move it from one state to another.
    sealed interface Inside extends DeviceEvent {}

    /// News of one numbered connection.
    sealed interface OfConnection extends Progress {
        /// The number the connection was opened with.
        long connection();
    }

    /// The device has power and its LEDs are open. Always the first event.
    record Booted() implements Progress {}

    /// The network is there.
    ///
    /// @param detail for the log, for example the own address
    record NetworkUp(String detail) implements Progress {}

    /// The network is lost, or could not be joined.
    ///
    /// @param detail what is known about it, for the log
    record NetworkDown(String detail) implements Progress {}

    /// CONNACK with success (§3.2).
    ///
    /// @param sessionPresent the Server remembers the session of before
    /// @param serverKeepAlive the Keep Alive the Server insists on (§3.2.2.3.14)
    record Connected(long connection, boolean sessionPresent, Optional<Duration> serverKeepAlive)
            implements OfConnection {}

    /// CONNACK with a Reason Code of 0x80 or above.
    ///
    /// @param reasonString the Server's own words, if any (§3.2.2.3.9)
    record ConnectRefused(long connection, ReasonCode reason, Optional<String> reasonString)
            implements OfConnection {}

    /// The connection did not come about, or broke, or the Server sent DISCONNECT.
    record ConnectionLost(long connection, Setback setback) implements OfConnection {}

    /// SUBACK, everything granted (§3.9).
    record Subscribed(long connection) implements OfConnection {}

    /// SUBACK with at least one Reason Code of 0x80 or above.
    record SubscribeRefused(long connection, List<Refusal> refusals) implements OfConnection {
        /// One Topic Filter that was not granted.
        public record Refusal(TopicFilter filter, ReasonCode reason) {}
    }

    /// PUBACK with a Reason Code of 0x80 or above: the Server threw our message away. Or it was
    /// never sent.
    ///
    /// @param unsent why it was not sent, for people; empty when the Server refused it
    record PublishRefused(
            long connection, TopicName topic, ReasonCode reason, Optional<String> unsent)
            implements OfConnection {
        /// The Server refused it.
        public PublishRefused(long connection, TopicName topic, ReasonCode reason) {
            this(connection, topic, reason, Optional.empty());
        }
    }

    /// PINGRESP (§3.13).
    record PingAnswered(long connection) implements OfConnection {}

    /// A PUBLISH from the Server.
    record MessageArrived(long connection, InboundMessage message) implements OfConnection {}

    /// An LED's hardware refused; the device goes on with the others.
    ///
    /// @param led position in the settings, from 0; a status light of its own comes last
    record LedFailed(int led, String cause, String remedy) implements DeviceEvent {}

    /// An LED that had failed has taken a change again.
    ///
    /// @param led position in the settings, from 0
    record LedWorks(int led) implements DeviceEvent {}

    /// An LED shows what it was told before `ConfirmShown`.
    ///
    /// @param at when, by the device's own time
    record LedShown(int led, long confirmation, Instant at) implements Inside {}

    /// What was remembered before the device started; nothing when it was not readable.
    record Recalled(List<Remembered> leds) implements Inside {
        public Recalled {
            leds = List.copyOf(leds);
        }
    }

    /// What is remembered could not be read or written; the device goes on without. Of writing it
    /// comes once, until that was possible again.
    record MemoryFailed(String cause, String remedy) implements Inside {}

    /// The machine's clock was set, or is known to be right now.
    ///
    /// @param date now
    record ClockSet(Instant date) implements Inside {}

    /// More messages came than the device has room for, and the oldest were thrown away.
    ///
    /// @param number 1 or more
    record MessagesDropped(int number) implements Inside {}

    /// The machine has measured itself, as [DeviceAction.Measure] asked.
    record Measured(Sensors sensors, Queue queue) implements DeviceEvent {}

    /// The instant that the device had asked for has come.
    record DeadlinePassed() implements Progress {}

    /// The settings were read again and are good, and everything that they need is open.
    ///
    /// @param leds where each LED of the new profile comes from, in its order
    /// @param newConnection whether the Server, or what the device says in CONNECT, is another
    record SettingsChanged(
            DeviceProfile profile, Timing timing, List<Forerunner> leds, boolean newConnection)
            implements DeviceEvent {
        public SettingsChanged {
            leds = List.copyOf(leds);
        }

        /// Where an LED comes from.
        ///
        /// @param before the position it had before; empty for one that is new
        /// @param untouched whether its hardware is the same and still open, so that what it shows
        ///   goes on; if not, another one shows from now on what this one would
        public record Forerunner(Optional<Integer> before, boolean untouched) {
            public Forerunner {
                if (untouched && before.isEmpty()) {
                    throw new IllegalArgumentException("What is new cannot be untouched");
                }
            }
        }
    }

    /// Somebody wants the device to stop cleanly.
    record StopRequested() implements DeviceEvent {}
}
