package dev.picolight.device.paho;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.ReasonCode;

/// Learns what the Server says of each message with QoS 1, also of those it took: that nobody has
/// subscribed (0x10, §3.4.2.1) is no failure. Called by a thread of Paho, so it must return at
/// once.
@FunctionalInterface
public interface Acknowledgements {
    /// For a device, to whom only refusals matter, and those are events.
    Acknowledgements NOBODY = (_, _) -> {};

    /// PUBACK has come.
    void acknowledged(OutboundMessage message, ReasonCode reason);
}
