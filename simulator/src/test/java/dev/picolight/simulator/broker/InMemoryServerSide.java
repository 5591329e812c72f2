package dev.picolight.simulator.broker;

import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.ContractBench;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.ServerSide;
import dev.picolight.simulator.time.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The [InMemoryServer] as the contract of connections knows it.
final class InMemoryServerSide implements ServerSide {
    private final Simulation simulation = new Simulation(1);
    private final InMemoryServer server = new InMemoryServer(simulation);
    private final Map<TopicFilter, ReasonCode> subscribing = new HashMap<>();
    private final Map<TopicName, ReasonCode> publishing = new HashMap<>();
    private ReasonCode connecting = ReasonCode.SUCCESS;

    InMemoryServerSide() {
        server.access(
                new InMemoryAccess() {
                    @Override
                    public ReasonCode connect(
                            String client, Optional<ConnectSettings.Credentials> credentials) {
                        return connecting;
                    }

                    @Override
                    public ReasonCode subscribe(String client, TopicFilter filter) {
                        return subscribing.getOrDefault(filter, ReasonCode.SUCCESS);
                    }

                    @Override
                    public ReasonCode publish(String client, TopicName topic) {
                        return publishing.getOrDefault(topic, ReasonCode.SUCCESS);
                    }
                });
    }

    MqttConnection connection(ConnectSettings settings) {
        return new InMemoryMqttConnection(
                simulation, new InMemoryLink(simulation, server, "client"), settings);
    }

    @Override
    public BrokerAddress address() {
        return new BrokerAddress("192.168.137.113", 1883);
    }

    @Override
    public void publish(OutboundMessage message, Optional<TopicName> responseTopic) {
        server.publish(
                new InMemoryMessage(
                        message.topic(),
                        message.payload(),
                        message.qos(),
                        message.retain(),
                        message.expiry(),
                        message.contentType(),
                        responseTopic,
                        message.correlationData()));
    }

    @Override
    public List<OutboundMessage> received() {
        return server.received().stream()
                .filter(received -> !received.from().equals(InMemoryServer.OUTSIDE))
                .map(InMemoryServer.Received::message)
                .map(message ->
                        new OutboundMessage(
                                message.topic(),
                                message.payload(),
                                message.qos(),
                                message.retain(),
                                message.expiry(),
                                message.contentType(),
                                message.correlationData()))
                .toList();
    }

    @Override
    public int connections() {
        return server.tcpConnections();
    }

    @Override
    public void answerConnect(ReasonCode reason) {
        connecting = reason;
    }

    @Override
    public void answerSubscribe(TopicFilter filter, ReasonCode reason) {
        subscribing.put(filter, reason);
    }

    @Override
    public void answerPublish(TopicName topic, ReasonCode reason) {
        publishing.put(topic, reason);
    }

    @Override
    public void takeOver() {
        connection(ContractBench.settings(this)).open(1, true, _ -> {});
    }

    @Override
    public void freeze() {
        server.freeze();
    }

    @Override
    public void thaw() {
        server.thaw();
    }

    @Override
    public void stop() {
        server.crash();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void passUntil(String what, BooleanSupplier isSo) {
        Instant end = simulation.now().plus(Duration.ofMinutes(1));
        while (!isSo.getAsBoolean()) {
            if (simulation.now().isAfter(end)) {
                fail("Not within a minute: " + what);
            }
            simulation.pass(Duration.ofMillis(1));
        }
    }

    @Override
    public void close() {
        server.crash();
    }
}
