package dev.picolight.device.mqtt;

import java.time.Duration;
import java.util.Optional;

/// A PUBLISH from the Server (§3.3).
///
/// @param retained the RETAIN flag as the publisher set it (Retain As Published is 1)
/// @param duplicate the DUP flag: the Server has sent this packet before
/// @param packetId the Packet Identifier; 0 for [Qos#AT_MOST_ONCE]
/// @param responseTopic where an answer is wanted (§3.3.2.3.5)
/// @param correlationData to be repeated in the answer (§3.3.2.3.6)
/// @param expiry what was left of the Message Expiry Interval when it arrived (§3.3.2.3.3), whole
///   seconds
public record InboundMessage(
        TopicName topic,
        Payload payload,
        Qos qos,
        boolean retained,
        boolean duplicate,
        int packetId,
        Optional<TopicName> responseTopic,
        Optional<Payload> correlationData,
        Optional<Duration> expiry) {

    /// A message that does not expire.
    public InboundMessage(
            TopicName topic,
            Payload payload,
            Qos qos,
            boolean retained,
            boolean duplicate,
            int packetId,
            Optional<TopicName> responseTopic,
            Optional<Payload> correlationData) {
        this(
                topic,
                payload,
                qos,
                retained,
                duplicate,
                packetId,
                responseTopic,
                correlationData,
                Optional.empty());
    }

    /// A plain message without any option, as `mosquitto_pub` sends it.
    public static InboundMessage plain(TopicName topic, Payload payload) {
        return new InboundMessage(
                topic,
                payload,
                Qos.AT_MOST_ONCE,
                false,
                false,
                0,
                Optional.empty(),
                Optional.empty());
    }
}
