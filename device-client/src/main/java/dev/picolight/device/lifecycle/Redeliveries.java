package dev.picolight.device.lifecycle;

import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Tells a message that was done already from one that is sent again because it never arrived.
///
/// With QoS 1 the Server sends again, on a new connection and with DUP, what was not acknowledged
/// (§4.4). Most often the device has not seen it; but if only the PUBACK was lost it has, and
/// TOGGLE done twice is wrong. DUP and an equal Packet Identifier are not enough, because Servers
/// use identifiers again: the message must also be equal, and the first one so late on its
/// connection that its PUBACK may have been lost. Its answer may have been lost as well, and is
/// kept to be sent again.
final class Redeliveries {
    private static final int REMEMBERED_MAX = 100;

    /// A message that was done.
    ///
    /// @param answer empty while there is none
    private record Done(InboundMessage message, Instant at, Optional<Payload> answer) {
        boolean isFor(InboundMessage other) {
            return message.topic().equals(other.topic())
                    && message.payload().equals(other.payload())
                    && message.responseTopic().equals(other.responseTopic())
                    && message.correlationData().equals(other.correlationData());
        }

        Done answered(Payload its) {
            return new Done(message, at, Optional.of(its));
        }
    }

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
                Optional.ofNullable(perhapsNotAcknowledged.remove(message.packetId()))
                        .filter(done -> message.duplicate() && done.isFor(message));
        onThisConnection.putLast(
                message.packetId(), new Done(message, now, before.flatMap(Done::answer)));
        if (onThisConnection.size() > REMEMBERED_MAX) {
            onThisConnection.pollFirstEntry();
        }
        return before.isPresent();
    }

    /// The answer that a message on this connection got, now or when it came before.
    Optional<Payload> answerTo(InboundMessage message) {
        return Optional.ofNullable(onThisConnection.get(message.packetId())).flatMap(Done::answer);
    }

    /// Keeps the answer, which may be lost with the connection.
    void answered(InboundMessage message, Payload answer) {
        for (Map<Integer, Done> done : List.of(onThisConnection, perhapsNotAcknowledged)) {
            done.computeIfPresent(
                    message.packetId(), (_, it) -> it.isFor(message) ? it.answered(answer) : it);
        }
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
