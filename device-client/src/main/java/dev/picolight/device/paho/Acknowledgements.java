package dev.picolight.device.paho;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicFilter;

/// Learns what the Server says of each message with QoS 1, also of those it took: that nobody has
/// subscribed (0x10, §3.4.2.1) is no failure; and of each subscription. Called by a thread of Paho,
/// so it must return at once.
@FunctionalInterface
public interface Acknowledgements {
    /// For a device, to whom only refusals matter, and those are events.
    Acknowledgements NOBODY = (_, _) -> {};

    /// PUBACK has come.
    void acknowledged(OutboundMessage message, ReasonCode reason);

    /// SUBACK has come (§3.9.3).
    ///
    /// @param reason what was granted, or why not
    default void answered(TopicFilter filter, ReasonCode reason) {}
}
