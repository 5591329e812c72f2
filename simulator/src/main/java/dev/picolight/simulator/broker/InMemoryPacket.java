package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import java.util.List;

/// An MQTT 5 Control Packet (§3), without its bytes.
public sealed interface InMemoryPacket {
    record Connect(ConnectSettings settings, boolean cleanStart) implements InMemoryPacket {
        /// Short, and without the credentials.
        @Override
        public String toString() {
            return "Connect[%s, cleanStart=%s]".formatted(settings.clientIdentifier(), cleanStart);
        }
    }

    record ConnAck(ReasonCode reason, boolean sessionPresent) implements InMemoryPacket {}

    record Subscribe(int packetId, List<Subscription> subscriptions) implements InMemoryPacket {}

    record Unsubscribe(int packetId, List<TopicFilter> filters) implements InMemoryPacket {}

    record UnsubAck(int packetId, List<ReasonCode> reasons) implements InMemoryPacket {}

    record SubAck(int packetId, List<ReasonCode> reasons) implements InMemoryPacket {}

    /// A message on its way to or from the Server.
    ///
    /// @param message as its publisher sent it, but with what is left of its expiry
    /// @param qos the Quality of Service of this delivery
    /// @param retain the RETAIN flag of this delivery
    /// @param packetId 0 for QoS 0
    record Publish(
            InMemoryMessage message, Qos qos, boolean retain, boolean duplicate, int packetId)
            implements InMemoryPacket {
        Publish again() {
            return new Publish(message, qos, retain, true, packetId);
        }
    }

    record PubAck(int packetId, ReasonCode reason) implements InMemoryPacket {}

    record PingReq() implements InMemoryPacket {}

    record PingResp() implements InMemoryPacket {}

    record Disconnect(ReasonCode reason) implements InMemoryPacket {}
}
