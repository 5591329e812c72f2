package dev.picolight.device.paho;

import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.WillMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/// Between the device's words and Paho's.
final class Translation {
    /// How many QoS 1 messages the Server may send before the first is acknowledged (§3.1.2.11.3).
    private static final int RECEIVE_MAXIMUM = 32;

    private Translation() {}

    /// Every option is set, whatever Paho's default is said to be. Not set at all: Topic Alias
    /// Maximum (row 15).
    static MqttConnectionOptions connect(
            ConnectSettings settings, boolean cleanStart, TunedSocketFactory sockets) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false); // rows 2 to 6
        options.setSocketFactory(sockets);
        options.setConnectionTimeout(0); // the socket is connected
        options.setCleanStart(cleanStart);
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setSessionExpiryInterval(settings.sessionExpiry().toSeconds());
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setMaximumPacketSize((long) InboundPackets.PACKET_SIZE_MAX);
        options.setRequestResponseInfo(false);
        options.setRequestProblemInfo(true); // Reason Strings, wherever the Server has them
        options.setSendReasonMessages(false);
        options.setUseSubscriptionIdentifiers(false);
        settings.will()
                .ifPresent(will -> {
                    options.setWill(will.topic().text(), message(will));
                    MqttProperties properties = new MqttProperties();
                    properties.setWillDelayInterval(will.delay().toSeconds());
                    properties.setUserProperties(userProperties(will.userProperties()));
                    options.setWillMessageProperties(properties);
                });
        settings.credentials()
                .ifPresent(credentials -> {
                    options.setUserName(credentials.user());
                    credentials.password().map(Secret::utf8).ifPresent(options::setPassword);
                });
        return options;
    }

    private static MqttMessage message(WillMessage will) {
        return new MqttMessage(
                will.payload().bytes(), number(will.qos()), will.retain(), new MqttProperties());
    }

    /// QoS 1 at most: Paho delivers QoS 2 twice and keeps each message for ever (row 16).
    static MqttSubscription[] subscribe(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .map(ours -> {
                    int qos = Math.min(number(ours.maximumQos()), 1);
                    MqttSubscription theirs = new MqttSubscription(ours.filter().text(), qos);
                    theirs.setNoLocal(ours.noLocal());
                    theirs.setRetainAsPublished(ours.retainAsPublished());
                    theirs.setRetainHandling(number(ours.retainHandling()));
                    return theirs;
                })
                .toArray(MqttSubscription[]::new);
    }

    static MqttMessage publish(OutboundMessage message) {
        MqttProperties properties = new MqttProperties();
        message.expiry().map(Duration::toSeconds).ifPresent(properties::setMessageExpiryInterval);
        message.contentType().ifPresent(properties::setContentType);
        message.correlationData().map(Payload::bytes).ifPresent(properties::setCorrelationData);
        message.responseTopic().map(TopicName::text).ifPresent(properties::setResponseTopic);
        properties.setUserProperties(userProperties(message.userProperties()));
        return new MqttMessage(
                message.payload().bytes(), number(message.qos()), message.retain(), properties);
    }

    private static List<UserProperty> userProperties(
            List<dev.picolight.device.mqtt.UserProperty> ours) {
        return ours.stream().map(it -> new UserProperty(it.name(), it.value())).toList();
    }

    /// @throws IllegalArgumentException when the Topic Name is none
    static InboundMessage arrived(String topic, MqttMessage message, boolean duplicate) {
        MqttProperties properties = message.getProperties();
        return new InboundMessage(
                new TopicName(topic),
                Payload.of(message.getPayload()),
                qos(message.getQos()),
                message.isRetained(),
                duplicate,
                message.getId(),
                Optional.ofNullable(properties.getResponseTopic()).flatMap(Translation::topic),
                Optional.ofNullable(properties.getCorrelationData()).map(Payload::of),
                Optional.ofNullable(properties.getMessageExpiryInterval())
                        .map(Duration::ofSeconds));
    }

    private static int number(Qos qos) {
        return switch (qos) {
            case AT_MOST_ONCE -> 0;
            case AT_LEAST_ONCE -> 1;
            case EXACTLY_ONCE -> 2;
        };
    }

    private static Qos qos(int number) {
        return switch (number) {
            case 0 -> Qos.AT_MOST_ONCE;
            case 1 -> Qos.AT_LEAST_ONCE;
            default -> Qos.EXACTLY_ONCE;
        };
    }

    private static int number(RetainHandling handling) {
        return switch (handling) {
            case SEND -> 0;
            case SEND_IF_NEW -> 1;
            case DO_NOT_SEND -> 2;
        };
    }

    /// Without a topic that can be answered to, the message is still a command.
    private static Optional<TopicName> topic(String text) {
        try {
            return Optional.of(new TopicName(text));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}
