package dev.picolight.device.lifecycle;

import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Qos;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Tells a message that was done already from one that is sent again because it never arrived.
///
/// With QoS 1 the Server sends again, on a new connection and with DUP, what was not acknowledged
/// (§4.4). Most often the device has not seen it; but if only the PUBACK was lost it has, and
/// TOGGLE done twice is wrong. DUP and an equal Packet Identifier are not enough, because Servers
/// use identifiers again: the message must also be equal, and the first one so late on its
/// connection that its PUBACK may have been lost.
final class Redeliveries {
    private static final int REMEMBERED_MAX = 100;

    /// A message that was done.
    private record Done(InboundMessage message, Instant at) {}

    private final SequencedMap<Integer, Done> onThisConnection = new LinkedHashMap<>();
    private final Map<Integer, Done> perhapsNotAcknowledged = new HashMap<>();
    private Optional<Instant> connectedAt = Optional.empty();
    private Duration unnoticedLossMax = Duration.ZERO;

    /// Notes that a message is being done, and says whether it had been done before.
    boolean wasDoneBefore(InboundMessage message, Instant now) {
        if (message.qos() == Qos.AT_MOST_ONCE) {
            return false;
        }
        Optional<Done> before =
                Optional.ofNullable(perhapsNotAcknowledged.remove(message.packetId()));
        onThisConnection.putLast(message.packetId(), new Done(message, now));
        if (onThisConnection.size() > REMEMBERED_MAX) {
            onThisConnection.pollFirstEntry();
        }
        return message.duplicate()
                && before.map(done ->
                                done.message().topic().equals(message.topic())
                                        && done.message().payload().equals(message.payload()))
                        .orElse(false);
    }

    /// CONNACK has come. Without a session nothing is sent again, and identifiers begin anew.
    ///
    /// @param lossMax the longest time this connection can be dead before the device notices: what
    ///   was acknowledged earlier has reached the Server
    void connected(boolean resumed, Duration lossMax, Instant now) {
        unnoticedLossMax = lossMax;
        connectedAt = Optional.of(now);
        if (!resumed) {
            perhapsNotAcknowledged.clear();
        }
    }

    /// The connection is gone: only what came shortly before may be sent again. What was in doubt
    /// before is settled if this connection has answered at least one PINGREQ: the Server sends
    /// again what it must before anything else.
    void connectionLost(Instant now) {
        Duration provenAlive = unnoticedLossMax.multipliedBy(2);
        if (connectedAt.filter(at -> at.plus(provenAlive).isBefore(now)).isPresent()) {
            perhapsNotAcknowledged.clear();
        }
        connectedAt = Optional.empty();
        onThisConnection.forEach((id, done) -> {
            if (done.at().plus(unnoticedLossMax).isAfter(now)) {
                perhapsNotAcknowledged.put(id, done);
            }
        });
        onThisConnection.clear();
    }
}
