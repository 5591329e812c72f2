package dev.picolight.device.paho;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What [MiniServer] remembers of one client.
final class MiniSession {
    private final Map<TopicFilter, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<Integer, Unacknowledged> unacknowledged = new LinkedHashMap<>();
    private Optional<MiniPeer> peer = Optional.empty();
    private int lastPacketId;

    private record Unacknowledged(
            OutboundMessage message, Optional<TopicName> responseTopic, boolean retain) {}

    Optional<MiniPeer> peer() {
        return peer;
    }

    /// A client takes the session up; what was not acknowledged is sent again.
    void attach(MiniPeer newcomer) {
        peer = Optional.of(newcomer);
        unacknowledged.forEach((id, message) -> send(newcomer, id, message, true));
    }

    void detach(MiniPeer leaving) {
        peer = peer.filter(present -> present != leaving);
    }

    void subscribe(Subscription subscription) {
        subscriptions.put(subscription.filter(), subscription);
    }

    boolean unsubscribe(TopicFilter filter) {
        return subscriptions.remove(filter) != null;
    }

    void acknowledged(int packetId) {
        unacknowledged.remove(packetId);
    }

    void offer(OutboundMessage message, Optional<TopicName> responseTopic) {
        subscriptions.values().stream()
                .filter(each -> each.filter().matches(message.topic()))
                .findFirst()
                .ifPresent(subscription -> {
                    boolean retain = message.retain() && subscription.retainAsPublished();
                    var sending = new Unacknowledged(message, responseTopic, retain);
                    int id = 0;
                    if (message.qos() == Qos.AT_LEAST_ONCE) {
                        id = ++lastPacketId;
                        unacknowledged.put(id, sending);
                    }
                    int packetId = id;
                    peer.ifPresent(present -> send(present, packetId, sending, false));
                });
    }

    private static void send(MiniPeer to, int packetId, Unacknowledged sending, boolean again) {
        OutboundMessage message = sending.message();
        int flags = (again ? 8 : 0) | (packetId > 0 ? 2 : 0) | (sending.retain() ? 1 : 0);
        byte[] response =
                sending.responseTopic()
                        .map(topic -> Packets.text(0x08, topic.text()))
                        .orElse(new byte[0]);
        byte[] correlation =
                message.correlationData()
                        .map(Payload::bytes)
                        .map(data -> Packets.binary(0x09, data))
                        .orElse(new byte[0]);
        byte[] expiry =
                message.expiry()
                        .map(span -> Packets.fourBytes(0x02, span.toSeconds()))
                        .orElse(new byte[0]);
        to.send(
                Packets.publish(
                        flags,
                        message.topic().text(),
                        packetId,
                        message.payload().bytes(),
                        expiry,
                        response,
                        correlation));
    }
}
