package dev.picolight.device.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A PUBLISH to the Server (§3.3).
///
/// @param expiry Message Expiry Interval, whole seconds; empty: kept for ever
/// @param contentType for example `application/json`
/// @param correlationData repeated from a request, or to be repeated in the answer
/// @param responseTopic where an answer is wanted (§3.3.2.3.5)
/// @param userProperties in this order
public record OutboundMessage(
        TopicName topic,
        Payload payload,
        Qos qos,
        boolean retain,
        Optional<Duration> expiry,
        Optional<String> contentType,
        Optional<Payload> correlationData,
        Optional<TopicName> responseTopic,
        List<UserProperty> userProperties) {
    public OutboundMessage {
        userProperties = List.copyOf(userProperties);
    }

    /// One without properties that is not retained.
    public static OutboundMessage plain(TopicName topic, Payload payload, Qos qos) {
        return new OutboundMessage(
                topic, payload, qos, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// One without User Properties that asks for no answer.
    public OutboundMessage(
            TopicName topic,
            Payload payload,
            Qos qos,
            boolean retain,
            Optional<Duration> expiry,
            Optional<String> contentType,
            Optional<Payload> correlationData) {
        this(
                topic,
                payload,
                qos,
                retain,
                expiry,
                contentType,
                correlationData,
                Optional.empty(),
                List.of());
    }

    /// One with User Properties that asks for no answer.
    public OutboundMessage(
            TopicName topic,
            Payload payload,
            Qos qos,
            boolean retain,
            Optional<Duration> expiry,
            Optional<String> contentType,
            Optional<Payload> correlationData,
            List<UserProperty> userProperties) {
        this(
                topic,
                payload,
                qos,
                retain,
                expiry,
                contentType,
                correlationData,
                Optional.empty(),
                userProperties);
    }
}
