package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.simulator.broker.InMemoryMessage;
import dev.picolight.simulator.broker.InMemoryServer;
import java.util.LinkedHashSet;
import java.util.Set;

/// The broker of a [SimulatedHouse], and the house's own client of it.
final class SimulatedBroker {
    private final SimulatedHouse house;
    private final InMemoryServer server;
    private final Set<TopicFilter> filters = new LinkedHashSet<>();

    SimulatedBroker(SimulatedHouse house) {
        this.house = house;
        this.server = house.server();
        server.rememberNothing();
        server.watch(this::taken);
        house.tell(new HouseEvent.BrokerChanged(house.now(), "running"));
    }

    void publish(OutboundMessage message) {
        house.tell(new HouseEvent.Published(house.now(), message));
        var _ = server.publish(InMemoryMessage.of(message));
    }

    void listen(TopicFilter filter) {
        if (filters.add(filter)) {
            server.retainedMatching(filter).forEach(message -> tell(message, true));
        }
    }

    private void taken(InMemoryServer.Received received) {
        InMemoryMessage message = received.message();
        if (filters.stream().anyMatch(filter -> filter.matches(message.topic()))) {
            tell(message, message.retain());
        }
    }

    private void tell(InMemoryMessage message, boolean retained) {
        house.tell(
                new HouseEvent.MessageSeen(
                        house.now(),
                        new InboundMessage(
                                message.topic(),
                                message.payload(),
                                message.qos(),
                                retained,
                                false,
                                0,
                                message.responseTopic(),
                                message.correlationData(),
                                message.expiry())));
    }
}
