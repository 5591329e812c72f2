package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Shown;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// One MQTT packet as a line, in the words of the standard, which are the same in every language.
/// Passwords are left out.
final class PacketText {
    /// How many characters of a payload are shown.
    static final int PAYLOAD_MAX = 200;

    private static final int HEX_MAX = 32;

    private final List<String> parts = new ArrayList<>();
    private final boolean five;
    private Optional<String> topic = Optional.empty();
    private int packetId;

    private PacketText(boolean five) {
        this.five = five;
    }

    /// @param five whether it is MQTT 5
    /// @param length of the whole packet
    static PacketSummary of(MqttMessage packet, boolean five, int length) {
        PacketText text = new PacketText(five);
        text.read(packet);
        return new PacketSummary(
                packet.fixedHeader().messageType().name(),
                text.packetId,
                text.topic,
                String.join(", ", text.parts),
                length);
    }

    private void read(MqttMessage packet) {
        if (packet.variableHeader() instanceof MqttMessageIdVariableHeader id) {
            packetId = id.messageId();
        }
        switch (packet) {
            case MqttConnectMessage connect -> connect(connect);
            case MqttConnAckMessage ack -> {
                reason(ack.variableHeader().connectReturnCode().byteValue(), five ? 0x80 : 1);
                addIf(ack.variableHeader().isSessionPresent(), "session present");
                parts.addAll(PacketProperties.of(ack.variableHeader().properties()));
            }
            case MqttPublishMessage publish -> publish(publish);
            case MqttSubscribeMessage subscribe -> {
                subscribe.payload().topicSubscriptions().forEach(this::subscription);
                topic = first(subscribe.payload().topicSubscriptions());
                properties(packet);
            }
            case MqttUnsubscribeMessage unsubscribe -> {
                unsubscribe.payload().topics().forEach(filter -> parts.add(shown(filter)));
                topic = unsubscribe.payload().topics().stream().findFirst().map(PacketText::plain);
                properties(packet);
            }
            case MqttSubAckMessage ack -> {
                ack.payload().reasonCodes().forEach(this::granted);
                properties(packet);
            }
            case MqttUnsubAckMessage ack -> {
                ack.payload().unsubscribeReasonCodes().forEach(code -> reason(code, 0x80));
                properties(packet);
            }
            default -> acknowledgement(packet);
        }
    }

    private void connect(MqttConnectMessage packet) {
        MqttConnectVariableHeader header = packet.variableHeader();
        MqttConnectPayload payload = packet.payload();
        parts.add("client id " + shown(payload.clientIdentifier()));
        parts.add(header.version() == 5 ? "MQTT 5" : header.version() == 4 ? "MQTT 3.1.1" : "3.1");
        addIf(header.isCleanSession(), five ? "clean start" : "clean session");
        parts.add("keep alive %d s".formatted(header.keepAliveTimeSeconds()));
        if (header.hasUserName()) {
            parts.add("user " + shown(payload.userName()));
        }
        addIf(header.hasPassword(), "password not shown");
        parts.addAll(PacketProperties.of(header.properties()));
        if (header.isWillFlag()) {
            parts.add(
                    "will %s %s QoS %d%s"
                            .formatted(
                                    shown(payload.willTopic()),
                                    payload(Payload.of(payload.willMessageInBytes())),
                                    header.willQos(),
                                    header.isWillRetain() ? " RETAIN" : ""));
            parts.addAll(PacketProperties.of(payload.willProperties()));
        }
    }

    private void publish(MqttPublishMessage packet) {
        packetId = Math.max(0, packet.variableHeader().packetId());
        String name = packet.variableHeader().topicName();
        topic = name.isEmpty() ? Optional.empty() : Optional.of(plain(name));
        parts.add("QoS %d".formatted(packet.fixedHeader().qosLevel().value()));
        addIf(packet.fixedHeader().isDup(), "DUP");
        addIf(packet.fixedHeader().isRetain(), "RETAIN");
        parts.addAll(PacketProperties.of(packet.variableHeader().properties()));
        parts.add(payload(Payload.of(ByteBufUtil.getBytes(packet.content()))));
    }

    private void subscription(MqttTopicSubscription subscription) {
        String options =
                "%s QoS %d".formatted(shown(subscription.topicFilter()), qos(subscription));
        if (five) {
            options +=
                    (subscription.option().isNoLocal() ? " no-local" : "")
                            + (subscription.option().isRetainAsPublished()
                                    ? " retain-as-published"
                                    : "")
                            + " retain-handling %d"
                                    .formatted(subscription.option().retainHandling().value());
        }
        parts.add(options);
    }

    private static int qos(MqttTopicSubscription subscription) {
        return subscription.option().qos().value();
    }

    private void granted(int code) {
        parts.add(code < 0x80 ? "granted QoS %d".formatted(code) : reasonText(code));
    }

    /// PUBACK and its relatives, DISCONNECT, AUTH, and those that say nothing more.
    private void acknowledgement(MqttMessage packet) {
        switch (packet.variableHeader()) {
            case MqttPubReplyMessageVariableHeader reply -> {
                reason(reply.reasonCode(), 0x80);
                parts.addAll(PacketProperties.of(reply.properties()));
            }
            case MqttReasonCodeAndPropertiesVariableHeader reply -> {
                reason(reply.reasonCode(), 0x80);
                parts.addAll(PacketProperties.of(reply.properties()));
            }
            case null, default -> {}
        }
    }

    private void properties(MqttMessage packet) {
        if (packet.variableHeader() instanceof MqttMessageIdAndPropertiesVariableHeader header) {
            parts.addAll(PacketProperties.of(header.properties()));
        }
    }

    /// @param known the first number that has a name in [ReasonCode] only with MQTT 5
    private void reason(int code, int known) {
        int unsigned = code & 0xFF;
        if (five || unsigned == 0) {
            parts.add(unsigned == 0 ? "success" : reasonText(unsigned));
        } else if (unsigned >= known) {
            parts.add("refused (%d)".formatted(unsigned)); // MQTT 3.1.1 §3.2.2.3
        }
    }

    private static String reasonText(int code) {
        return new ReasonCode(code & 0xFF).toString();
    }

    private void addIf(boolean isSo, String words) {
        if (isSo) {
            parts.add(words);
        }
    }

    private static Optional<String> first(List<MqttTopicSubscription> subscriptions) {
        return subscriptions.stream()
                .findFirst()
                .map(MqttTopicSubscription::topicFilter)
                .map(PacketText::plain);
    }

    private static String plain(String text) {
        return Shown.bounded(text, PAYLOAD_MAX);
    }

    static String shown(String text) {
        return "«" + plain(text) + "»";
    }

    /// As text where it is one, otherwise in hexadecimal; bounded.
    static String payload(Payload payload) {
        if (payload.size() == 0) {
            return "no payload";
        }
        return payload.text()
                .map(PacketText::shown)
                .orElseGet(() -> {
                    int some = Math.min(payload.size(), HEX_MAX);
                    return "%d bytes %s%s"
                            .formatted(
                                    payload.size(),
                                    HexFormat.of().formatHex(payload.bytes(), 0, some),
                                    some < payload.size() ? "…" : "");
                });
    }
}
