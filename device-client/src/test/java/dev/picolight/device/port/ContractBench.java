package dev.picolight.device.port;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.WillMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A Server, a connection to it, and what the connection reports: the set-up of one contract test.
public final class ContractBench implements AutoCloseable {
    public static final TopicName COMMANDS = new TopicName("客廳/message");
    public static final TopicName STATUS = new TopicName("客廳/pi-3f2a/status");
    public static final List<Subscription> TO_COMMANDS =
            List.of(Subscription.forCommands(TopicFilter.exactly(COMMANDS)));

    final ServerSide server;
    final MqttConnection connection;
    final RecordedEvents events = new RecordedEvents();

    ContractBench(ConnectionFixture fixture) {
        server = fixture.startServer();
        connection = fixture.connection(server, settings(server));
    }

    /// Settings of a device whose Will Message is published as soon as it vanishes.
    public static ConnectSettings settings(ServerSide server) {
        return new ConnectSettings(
                server.address(),
                true,
                "pi-3f2a",
                Optional.empty(),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Optional.of(
                        new WillMessage(
                                STATUS,
                                Payload.of("offline"),
                                Qos.AT_LEAST_ONCE,
                                true,
                                Duration.ZERO)),
                Duration.ofSeconds(10));
    }

    /// A plain message.
    public static OutboundMessage message(TopicName topic, String text, Qos qos) {
        return OutboundMessage.plain(topic, Payload.of(text), qos);
    }

    /// Opens and waits for CONNACK.
    Connected open(long number, boolean cleanStart) {
        connection.open(number, cleanStart, events);
        return (Connected) await(number, Connected.class);
    }

    /// Opens, subscribes to commands, and waits for SUBACK.
    void openAndSubscribe(long number) {
        open(number, true);
        connection.subscribe(number, TO_COMMANDS);
        await(number, Subscribed.class);
    }

    /// Waits for news of this kind from this connection.
    DeviceEvent await(long number, Class<? extends DeviceEvent> kind) {
        server.passUntil(
                kind.getSimpleName() + " from connection " + number,
                () -> events.ofConnection(number).stream().anyMatch(kind::isInstance));
        return events.ofConnection(number).stream()
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /// Waits until the Server has taken this text on this topic.
    void awaitReceived(TopicName topic, String text) {
        server.passUntil(
                "«%s» at the Server".formatted(text), () -> receivedTexts(topic).contains(text));
    }

    /// What the Server has taken on this topic.
    List<String> receivedTexts(TopicName topic) {
        return server.received().stream()
                .filter(message -> message.topic().equals(topic))
                .map(message -> message.payload().text().orElseThrow())
                .toList();
    }

    /// Goes through one more whole connection, so that everything the ones before still had to say
    /// has been said.
    void letEverythingBeSaid(long number) {
        open(number, false);
        connection.publish(
                number,
                message(new TopicName("客廳/barrier"), "said by " + number, Qos.AT_LEAST_ONCE));
        awaitReceived(new TopicName("客廳/barrier"), "said by " + number);
    }

    @Override
    public void close() {
        connection.close();
        server.close();
    }
}
