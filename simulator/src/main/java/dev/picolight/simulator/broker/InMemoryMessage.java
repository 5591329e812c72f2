package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.WillMessage;
import java.time.Duration;
import java.util.Optional;

/// A message as its publisher sent it to the [InMemoryServer].
///
/// @param expiry Message Expiry Interval; empty: kept for ever
public record InMemoryMessage(
        TopicName topic,
        Payload payload,
        Qos qos,
        boolean retain,
        Optional<Duration> expiry,
        Optional<String> contentType,
        Optional<TopicName> responseTopic,
        Optional<Payload> correlationData) {

    /// A plain QoS 0 message, as `mosquitto_pub` sends it.
    public static InMemoryMessage of(String topic, String text) {
        return new InMemoryMessage(
                new TopicName(topic),
                Payload.of(text),
                Qos.AT_MOST_ONCE,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A message of a client, without its User Properties.
    public static InMemoryMessage of(OutboundMessage message) {
        return new InMemoryMessage(
                message.topic(),
                message.payload(),
                message.qos(),
                message.retain(),
                message.expiry(),
                message.contentType(),
                message.responseTopic(),
                message.correlationData());
    }

    static InMemoryMessage of(WillMessage will) {
        return new InMemoryMessage(
                will.topic(),
                will.payload(),
                will.qos(),
                will.retain(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The same, to be sent until it is acknowledged.
    public InMemoryMessage atLeastOnce() {
        return new InMemoryMessage(
                topic,
                payload,
                Qos.AT_LEAST_ONCE,
                retain,
                expiry,
                contentType,
                responseTopic,
                correlationData);
    }

    /// The same, to be stored for those who subscribe later.
    public InMemoryMessage retained() {
        return new InMemoryMessage(
                topic, payload, qos, true, expiry, contentType, responseTopic, correlationData);
    }

    /// The same, worthless after this span.
    public InMemoryMessage expiring(Duration after) {
        return new InMemoryMessage(
                topic,
                payload,
                qos,
                retain,
                Optional.of(after),
                contentType,
                responseTopic,
                correlationData);
    }

    /// The same, asking for an answer (§4.10).
    public InMemoryMessage answeredTo(String topicOfAnswer, Payload correlation) {
        return new InMemoryMessage(
                topic,
                payload,
                qos,
                retain,
                expiry,
                contentType,
                Optional.of(new TopicName(topicOfAnswer)),
                Optional.of(correlation));
    }

    /// The payload as text, or its bytes in hexadecimal.
    public String text() {
        return payload.text().orElseGet(payload::toString);
    }
}
