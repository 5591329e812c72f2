package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.WillMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnAckVariableHeader;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribePayload;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// The bytes that the packets of an [InMemoryLink] would have on a wire, in MQTT 5. Passwords are
/// replaced by as many asterisks: nobody checks them there. For one thread.
public final class InMemoryBytes {
    private final EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);

    public InMemoryBytes() {
        // the encoder learns the version from CONNECT
        var _ =
                encode(
                        new MqttConnectMessage(
                                fixed(MqttMessageType.CONNECT),
                                connectHeader(false, false, Optional.empty(), true, 0, 0),
                                new MqttConnectPayload(
                                        "", MqttProperties.NO_PROPERTIES, null, null, null, null)));
    }

    /// The whole packet.
    public byte[] of(InMemoryPacket packet) {
        return encode(
                switch (packet) {
                    case InMemoryPacket.Connect connect -> connect(connect);
                    case InMemoryPacket.ConnAck(ReasonCode reason, boolean present) ->
                            new MqttConnAckMessage(
                                    fixed(MqttMessageType.CONNACK),
                                    new MqttConnAckVariableHeader(
                                            MqttConnectReturnCode.valueOf((byte) reason.value()),
                                            present,
                                            MqttProperties.NO_PROPERTIES));
                    case InMemoryPacket.Subscribe(int id, var subscriptions) ->
                            new MqttSubscribeMessage(
                                    acknowledged(MqttMessageType.SUBSCRIBE),
                                    id(id),
                                    new MqttSubscribePayload(
                                            subscriptions.stream()
                                                    .map(InMemoryBytes::subscription)
                                                    .toList()));
                    case InMemoryPacket.SubAck(int id, var reasons) ->
                            new MqttSubAckMessage(
                                    fixed(MqttMessageType.SUBACK),
                                    id(id),
                                    new MqttSubAckPayload(
                                            reasons.stream()
                                                    .mapToInt(ReasonCode::value)
                                                    .toArray()));
                    case InMemoryPacket.Unsubscribe(int id, var filters) ->
                            new MqttUnsubscribeMessage(
                                    acknowledged(MqttMessageType.UNSUBSCRIBE),
                                    id(id),
                                    new MqttUnsubscribePayload(
                                            filters.stream().map(it -> it.text()).toList()));
                    case InMemoryPacket.UnsubAck(int id, var reasons) ->
                            new MqttUnsubAckMessage(
                                    fixed(MqttMessageType.UNSUBACK),
                                    id(id),
                                    new MqttUnsubAckPayload(
                                            reasons.stream()
                                                    .map(it -> (short) it.value())
                                                    .toList()));
                    case InMemoryPacket.Publish publish -> publish(publish);
                    case InMemoryPacket.PubAck(int id, ReasonCode reason) ->
                            new MqttMessage(
                                    fixed(MqttMessageType.PUBACK),
                                    new MqttPubReplyMessageVariableHeader(
                                            id,
                                            (byte) reason.value(),
                                            MqttProperties.NO_PROPERTIES));
                    case InMemoryPacket.PingReq _ -> MqttMessage.PINGREQ;
                    case InMemoryPacket.PingResp _ -> MqttMessage.PINGRESP;
                    case InMemoryPacket.Disconnect(ReasonCode reason) ->
                            new MqttMessage(
                                    fixed(MqttMessageType.DISCONNECT),
                                    new MqttReasonCodeAndPropertiesVariableHeader(
                                            (byte) reason.value(), MqttProperties.NO_PROPERTIES));
                });
    }

    private byte[] encode(MqttMessage message) {
        encoder.writeOutbound(message);
        ByteBuf bytes = encoder.readOutbound();
        try {
            return ByteBufUtil.getBytes(bytes);
        } finally {
            bytes.release();
        }
    }

    private static MqttMessage connect(InMemoryPacket.Connect connect) {
        ConnectSettings client = connect.settings();
        Optional<ConnectSettings.Credentials> who = client.credentials();
        Optional<byte[]> password =
                who.flatMap(ConnectSettings.Credentials::password)
                        .map(secret -> asterisks(secret.utf8().length));
        MqttProperties willProperties = new MqttProperties();
        client.will()
                .filter(will -> will.delay().isPositive())
                .ifPresent(will ->
                        seconds(
                                willProperties,
                                MqttPropertyType.WILL_DELAY_INTERVAL,
                                will.delay()));
        return new MqttConnectMessage(
                fixed(MqttMessageType.CONNECT),
                connectHeader(
                        who.isPresent(),
                        password.isPresent(),
                        client.will(),
                        connect.cleanStart(),
                        (int) client.keepAlive().toSeconds(),
                        client.sessionExpiry().toSeconds()),
                new MqttConnectPayload(
                        client.clientIdentifier(),
                        willProperties,
                        client.will().map(will -> will.topic().text()).orElse(null),
                        client.will().map(will -> will.payload().bytes()).orElse(null),
                        who.map(ConnectSettings.Credentials::user).orElse(null),
                        password.orElse(null)));
    }

    private static byte[] asterisks(int length) {
        byte[] hidden = new byte[length];
        Arrays.fill(hidden, (byte) '*');
        return hidden;
    }

    private static MqttConnectVariableHeader connectHeader(
            boolean hasUser,
            boolean hasPassword,
            Optional<WillMessage> will,
            boolean cleanStart,
            int keepAlive,
            long sessionExpiry) {
        MqttProperties properties = new MqttProperties();
        if (sessionExpiry > 0) {
            seconds(
                    properties,
                    MqttPropertyType.SESSION_EXPIRY_INTERVAL,
                    Duration.ofSeconds(sessionExpiry));
        }
        return new MqttConnectVariableHeader(
                MqttVersion.MQTT_5.protocolName(),
                MqttVersion.MQTT_5.protocolLevel(),
                hasUser,
                hasPassword,
                will.map(WillMessage::retain).orElse(false),
                will.map(it -> qos(it.qos()).value()).orElse(0),
                will.isPresent(),
                cleanStart,
                keepAlive,
                properties);
    }

    private static MqttMessage publish(InMemoryPacket.Publish publish) {
        InMemoryMessage message = publish.message();
        MqttProperties properties = new MqttProperties();
        message.expiry()
                .ifPresent(it ->
                        seconds(properties, MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL, it));
        message.contentType()
                .ifPresent(it ->
                        properties.add(
                                new StringProperty(MqttPropertyType.CONTENT_TYPE.value(), it)));
        message.responseTopic()
                .ifPresent(it ->
                        properties.add(
                                new StringProperty(
                                        MqttPropertyType.RESPONSE_TOPIC.value(), it.text())));
        message.correlationData()
                .map(Payload::bytes)
                .ifPresent(it ->
                        properties.add(
                                new BinaryProperty(MqttPropertyType.CORRELATION_DATA.value(), it)));
        return new MqttPublishMessage(
                new MqttFixedHeader(
                        MqttMessageType.PUBLISH,
                        publish.duplicate(),
                        qos(publish.qos()),
                        publish.retain(),
                        0),
                new MqttPublishVariableHeader(
                        message.topic().text(), publish.packetId(), properties),
                Unpooled.wrappedBuffer(message.payload().bytes()));
    }

    private static MqttTopicSubscription subscription(Subscription asked) {
        return new MqttTopicSubscription(
                asked.filter().text(),
                new MqttSubscriptionOption(
                        qos(asked.maximumQos()),
                        asked.noLocal(),
                        asked.retainAsPublished(),
                        switch (asked.retainHandling()) {
                            case SEND -> RetainedHandlingPolicy.SEND_AT_SUBSCRIBE;
                            case SEND_IF_NEW ->
                                    RetainedHandlingPolicy.SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS;
                            case DO_NOT_SEND -> RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE;
                        }));
    }

    private static void seconds(MqttProperties to, MqttPropertyType type, Duration span) {
        to.add(new IntegerProperty(type.value(), (int) span.toSeconds()));
    }

    private static MqttQoS qos(Qos qos) {
        return switch (qos) {
            case AT_MOST_ONCE -> MqttQoS.AT_MOST_ONCE;
            case AT_LEAST_ONCE -> MqttQoS.AT_LEAST_ONCE;
            case EXACTLY_ONCE -> MqttQoS.EXACTLY_ONCE;
        };
    }

    private static MqttMessageIdAndPropertiesVariableHeader id(int packetId) {
        return new MqttMessageIdAndPropertiesVariableHeader(packetId, MqttProperties.NO_PROPERTIES);
    }

    private static MqttFixedHeader fixed(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }

    /// Their fixed headers have a bit that QoS 1 has elsewhere (§3.8.1).
    private static MqttFixedHeader acknowledged(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_LEAST_ONCE, false, 0);
    }
}
