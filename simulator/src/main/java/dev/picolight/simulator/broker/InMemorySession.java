package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// What the Server remembers of a client from one connection to the next (§4.1): its subscriptions,
/// and the QoS 1 messages that it has not yet acknowledged or received.
final class InMemorySession {
    private static final int PACKET_ID_MAX = 65_535;

    /// @param retain the RETAIN flag of this delivery
    private record Waiting(InMemoryStored stored, boolean retain) {}

    private final String clientIdentifier;
    private final Map<TopicFilter, Subscription> subscriptions = new LinkedHashMap<>();
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private final Map<Integer, InMemoryPacket.Publish> unacknowledged = new LinkedHashMap<>();
    private Optional<InMemoryPeer> peer = Optional.empty();
    private int lastPacketId;

    InMemorySession(String clientIdentifier) {
        this.clientIdentifier = clientIdentifier;
    }

    String clientIdentifier() {
        return clientIdentifier;
    }

    Optional<InMemoryPeer> peer() {
        return peer;
    }

    /// Lets the session go on over this connection. What was underway is sent again with the DUP
    /// flag and its old Packet Identifiers (§4.4), then what has not expired while waiting.
    void resume(InMemoryPeer over, Instant now) {
        peer = Optional.of(over);
        unacknowledged.replaceAll((_, publish) -> publish.again());
        unacknowledged.values().forEach(over::send);
        while (!queue.isEmpty()) {
            Waiting waiting = queue.remove();
            waiting.stored()
                    .left(now)
                    .ifPresent(left -> send(over, left, Qos.AT_LEAST_ONCE, waiting.retain()));
        }
    }

    /// The connection has ended; the session may go on later.
    void pause() {
        peer = Optional.empty();
    }

    /// Makes or replaces a subscription (§3.8.4).
    ///
    /// @return whether there was none for this Topic Filter before
    boolean subscribe(Subscription subscription) {
        return subscriptions.put(subscription.filter(), subscription) == null;
    }

    /// Ends a subscription (§3.10.4).
    ///
    /// @return whether there was one
    boolean unsubscribe(TopicFilter filter) {
        return subscriptions.remove(filter) != null;
    }

    void acknowledged(int packetId) {
        unacknowledged.remove(packetId);
    }

    /// Delivers a message just published, now or later, when a subscription asks for it. Matching
    /// several subscriptions it is delivered once, at the highest QoS (§3.3.4).
    ///
    /// @return whether a subscription matches
    boolean offer(String publisher, InMemoryMessage message, Instant now) {
        List<Subscription> matching =
                subscriptions.values().stream()
                        .filter(s -> s.filter().matches(message.topic()))
                        .filter(s -> !(s.noLocal() && publisher.equals(clientIdentifier)))
                        .toList();
        if (matching.isEmpty()) {
            return false;
        }
        Qos granted =
                matching.stream().map(Subscription::maximumQos).max(Qos::compareTo).orElseThrow();
        boolean asPublished = matching.stream().anyMatch(Subscription::retainAsPublished);
        deliver(message, granted, message.retain() && asPublished, now);
        return true;
    }

    /// Delivers a message that was stored before the subscription was made.
    void deliverRetained(InMemoryMessage message, Subscription subscription, Instant now) {
        deliver(message, subscription.maximumQos(), true, now);
    }

    private void deliver(InMemoryMessage message, Qos granted, boolean retain, Instant now) {
        Qos qos = granted.compareTo(message.qos()) < 0 ? granted : message.qos();
        if (peer.isPresent()) {
            send(peer.get(), message, qos, retain);
        } else if (qos == Qos.AT_LEAST_ONCE) {
            queue.add(new Waiting(InMemoryStored.at(now, message), retain));
        }
    }

    private void send(InMemoryPeer over, InMemoryMessage message, Qos qos, boolean retain) {
        if (qos == Qos.AT_MOST_ONCE) {
            over.send(new InMemoryPacket.Publish(message, qos, retain, false, 0));
            return;
        }
        int packetId = freePacketId();
        InMemoryPacket.Publish publish =
                new InMemoryPacket.Publish(message, qos, retain, false, packetId);
        unacknowledged.put(packetId, publish);
        over.send(publish);
    }

    private int freePacketId() {
        do {
            lastPacketId = lastPacketId % PACKET_ID_MAX + 1;
        } while (unacknowledged.containsKey(lastPacketId));
        return lastPacketId;
    }
}
