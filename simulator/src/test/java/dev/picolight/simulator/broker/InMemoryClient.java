package dev.picolight.simulator.broker;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.WillMessage;
import dev.picolight.simulator.time.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A client of the [InMemoryServer] that does what a test says and remembers what it is told.
final class InMemoryClient {
    static final String COMMANDS = "客廳/message";
    static final String STATUS = "客廳/pico-1/status";

    final InMemoryLink link;
    final List<DeviceEvent> events = new ArrayList<>();
    private final Simulation simulation;
    private final InMemoryMqttConnection connection;
    private long number;

    /// @param willDelay of the Will Message «offline» on [#STATUS]
    InMemoryClient(
            Simulation simulation,
            InMemoryServer server,
            String clientIdentifier,
            Duration sessionExpiry,
            Duration willDelay) {
        this.simulation = simulation;
        this.link = new InMemoryLink(simulation, server, clientIdentifier);
        WillMessage will =
                new WillMessage(
                        new TopicName(STATUS),
                        Payload.of("offline"),
                        Qos.AT_LEAST_ONCE,
                        true,
                        willDelay);
        this.connection =
                new InMemoryMqttConnection(
                        simulation,
                        link,
                        new ConnectSettings(
                                new BrokerAddress("192.168.137.113", 1883),
                                false,
                                clientIdentifier,
                                Optional.empty(),
                                Duration.ofSeconds(30),
                                sessionExpiry,
                                Optional.of(will),
                                Duration.ofSeconds(10)));
    }

    /// Connects and waits half a second.
    void connect(boolean cleanStart) {
        connection.open(++number, cleanStart, events::add);
        simulation.pass(Duration.ofMillis(500));
    }

    /// Subscribes to [#COMMANDS] as a device does, and waits half a second.
    void subscribe() {
        subscribe(Subscription.forCommands(new TopicFilter(COMMANDS)));
    }

    void subscribe(RetainHandling retainHandling, boolean retainAsPublished) {
        subscribe(
                new Subscription(
                        new TopicFilter(COMMANDS),
                        Qos.AT_LEAST_ONCE,
                        false,
                        retainAsPublished,
                        retainHandling));
    }

    void subscribe(Subscription... subscriptions) {
        connection.subscribe(number, List.of(subscriptions));
        simulation.pass(Duration.ofMillis(500));
    }

    void publish(String topic, String text, Qos qos) {
        connection.publish(
                number, OutboundMessage.plain(new TopicName(topic), Payload.of(text), qos));
        simulation.pass(Duration.ofMillis(500));
    }

    void ping() {
        connection.ping(number);
        simulation.pass(Duration.ofMillis(500));
    }

    void disconnect() {
        connection.disconnect(number);
        simulation.pass(Duration.ofMillis(500));
    }

    void abandon() {
        connection.abandon(number);
        simulation.pass(Duration.ofMillis(500));
    }

    boolean sessionWasPresent() {
        return all(Connected.class).getLast().sessionPresent();
    }

    List<InboundMessage> arrived() {
        return all(MessageArrived.class).stream().map(MessageArrived::message).toList();
    }

    List<String> texts() {
        return arrived().stream().map(m -> m.payload().text().orElseThrow()).toList();
    }

    Setback setback() {
        return all(ConnectionLost.class).getLast().setback();
    }

    <E extends DeviceEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
