package dev.picolight.simulator.house;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.broker.InMemoryMessage;
import dev.picolight.simulator.broker.InMemoryServer;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/// The broker of a [SimulatedHouse], and the house's own client of it.
final class SimulatedBroker {
    private static final BrokerAddress ADDRESS =
            new BrokerAddress(VirtualLan.BROKER_ADDRESS, BrokerAddress.DEFAULT_PORT);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final SimulatedHouse house;
    private final InMemoryServer server;
    private final Set<TopicFilter> filters = new LinkedHashSet<>();
    private String standing = "";

    SimulatedBroker(SimulatedHouse house) {
        this.house = house;
        this.server = house.server();
        server.rememberNothing();
        server.watch(this::taken);
        stand(true, false);
    }

    /// @throws HouseTrouble when it does not run, or owes an answer that does not come
    void publish(OutboundMessage message) {
        house.tell(new HouseEvent.Published(house.now(), message));
        requireRunning();
        var _ = server.publish(InMemoryMessage.of(message));
        if (server.isFrozen() && message.qos() != Qos.AT_MOST_ONCE) {
            throw new HouseTrouble(
                    Words.of(HouseWords.class)
                            .noAnswer(ADDRESS.toString(), "PUBACK", ANSWERS_WITHIN.toSeconds()));
        }
    }

    private void requireRunning() {
        if (!server.isRunning()) {
            Setback why =
                    new Setback.NotReached(
                            Trouble.REFUSED, ADDRESS, Duration.ZERO, "Connection refused");
            throw new HouseTrouble(
                    Words.of(HouseWords.class)
                            .notReached(ADDRESS.toString(), why.cause(), why.remedy(ADDRESS)));
        }
    }

    /// How it stands from now on.
    ///
    /// @param runs whether its process is there
    /// @param frozen whether that stands still
    void stand(boolean runs, boolean frozen) {
        if (runs != server.isRunning()) {
            if (runs) {
                server.start();
            } else {
                server.crash();
            }
        }
        if (runs && frozen != server.isFrozen()) {
            if (frozen) {
                server.freeze();
            } else {
                server.thaw();
            }
        }
        String now = !runs ? "stopped" : frozen ? "frozen" : "running";
        if (!now.equals(standing)) {
            standing = now;
            house.tell(new HouseEvent.BrokerChanged(house.now(), now));
        }
    }

    String standing() {
        return standing;
    }

    void listen(TopicFilter filter) {
        requireRunning();
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
