package dev.picolight.simulator.app;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.broker.EmbeddedBroker;
import dev.picolight.simulator.lan.NatRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The embedded broker, where one is needed.
///
/// @param running empty when the board is told of another one
record OptionalBroker(Optional<EmbeddedBroker> running) implements AutoCloseable {
    static OptionalBroker startIf(boolean needed) {
        return new OptionalBroker(
                needed
                        ? Optional.of(Desk.startBroker(BrokerOptions.defaults()))
                        : Optional.empty());
    }

    /// Where other programs reach it.
    Optional<BrokerAddress> address() {
        return running.map(EmbeddedBroker::address);
    }

    /// The given rules and, last, the one that leads to this broker.
    List<NatRule> rules(List<NatRule> given) {
        List<NatRule> all = new ArrayList<>(given);
        running.map(Desk::leadsTo).ifPresent(all::add);
        return all;
    }

    @Override
    public void close() {
        running.ifPresent(EmbeddedBroker::close);
    }
}
