package dev.picolight.device.mqtt;

import java.time.Duration;
import java.util.Optional;

/// A PUBLISH to the Server (§3.3).
///
/// @param expiry Message Expiry Interval, whole seconds; empty: kept for ever
/// @param contentType for example `application/json`
/// @param correlationData repeated from a request, or to be repeated in the answer
/// @param responseTopic where an answer is wanted (§3.3.2.3.5)
public record OutboundMessage(
        TopicName topic,
        Payload payload,
        Qos qos,
        boolean retain,
        Optional<Duration> expiry,
        Optional<String> contentType,
        Optional<Payload> correlationData,
        Optional<TopicName> responseTopic) {

    /// One that asks for no answer.
    public OutboundMessage(
            TopicName topic,
            Payload payload,
            Qos qos,
            boolean retain,
            Optional<Duration> expiry,
            Optional<String> contentType,
            Optional<Payload> correlationData) {
        this(topic, payload, qos, retain, expiry, contentType, correlationData, Optional.empty());
    }
}
