package dev.picolight.device.mqtt;

import java.time.Duration;
import java.util.Optional;

/// A PUBLISH to the Server (§3.3).
///
/// @param expiry Message Expiry Interval, whole seconds; empty: kept for ever
/// @param contentType for example `application/json`
/// @param correlationData repeated from a request
public record OutboundMessage(
        TopicName topic,
        Payload payload,
        Qos qos,
        boolean retain,
        Optional<Duration> expiry,
        Optional<String> contentType,
        Optional<Payload> correlationData) {}
