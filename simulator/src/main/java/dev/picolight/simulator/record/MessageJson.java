package dev.picolight.simulator.record;

import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.UserProperty;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// MQTT messages as members of a line.
final class MessageJson {
    private MessageJson() {}

    static void write(JsonGenerator out, OutboundMessage message) {
        out.writeStringProperty("topic", message.topic().text());
        payload(out, "payload", message.payload());
        out.writeNumberProperty("qos", number(message.qos()));
        out.writeBooleanProperty("retain", message.retain());
        message.expiry().ifPresent(it -> out.writeNumberProperty("expiry", it.toSeconds()));
        message.contentType().ifPresent(it -> out.writeStringProperty("content-type", it));
        message.correlationData().ifPresent(it -> payload(out, "correlation-data", it));
        message.responseTopic()
                .ifPresent(it -> out.writeStringProperty("response-topic", it.text()));
        if (!message.userProperties().isEmpty()) {
            out.writeArrayPropertyStart("user-properties");
            for (UserProperty property : message.userProperties()) {
                out.writeStartObject();
                out.writeStringProperty("name", property.name());
                out.writeStringProperty("value", property.value());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    static void write(JsonGenerator out, InboundMessage message) {
        out.writeStringProperty("topic", message.topic().text());
        payload(out, "payload", message.payload());
        out.writeNumberProperty("qos", number(message.qos()));
        out.writeBooleanProperty("retained", message.retained());
        out.writeBooleanProperty("duplicate", message.duplicate());
        out.writeNumberProperty("packet-id", message.packetId());
        message.responseTopic()
                .ifPresent(it -> out.writeStringProperty("response-topic", it.text()));
        message.correlationData().ifPresent(it -> payload(out, "correlation-data", it));
        message.expiry().ifPresent(it -> out.writeNumberProperty("expiry", it.toSeconds()));
    }

    /// As text where it is some, else as `NAME-base64`.
    private static void payload(JsonGenerator out, String name, Payload payload) {
        payload.text()
                .ifPresentOrElse(
                        text -> out.writeStringProperty(name, text),
                        () -> out.writeBinaryProperty(name + "-base64", payload.bytes()));
    }

    static OutboundMessage outbound(Members line) {
        return new OutboundMessage(
                line.made("topic", TopicName::new),
                payload(line, "payload").orElseThrow(() -> line.lacks("payload")),
                qos(line),
                line.truth("retain"),
                line.optionalWhole("expiry").map(Duration::ofSeconds),
                line.optionalText("content-type"),
                payload(line, "correlation-data"),
                line.optionalText("response-topic").map(TopicName::new),
                line.objects("user-properties").stream()
                        .map(it -> new UserProperty(it.text("name"), it.text("value")))
                        .toList());
    }

    static InboundMessage inbound(Members line) {
        return new InboundMessage(
                line.made("topic", TopicName::new),
                payload(line, "payload").orElseThrow(() -> line.lacks("payload")),
                qos(line),
                line.truth("retained"),
                line.truth("duplicate"),
                (int) line.whole("packet-id", 0, 65_535),
                line.optionalText("response-topic").map(TopicName::new),
                payload(line, "correlation-data"),
                line.optionalWhole("expiry").map(Duration::ofSeconds));
    }

    private static Qos qos(Members line) {
        return switch ((int) line.whole("qos", 0, 2)) {
            case 0 -> Qos.AT_MOST_ONCE;
            case 1 -> Qos.AT_LEAST_ONCE;
            default -> Qos.EXACTLY_ONCE;
        };
    }

    private static int number(Qos qos) {
        return switch (qos) {
            case AT_MOST_ONCE -> 0;
            case AT_LEAST_ONCE -> 1;
            case EXACTLY_ONCE -> 2;
        };
    }

    private static Optional<Payload> payload(Members line, String name) {
        return line.optionalText(name)
                .map(Payload::of)
                .or(() -> line.optionalBytes(name + "-base64").map(Payload::of));
    }
}
