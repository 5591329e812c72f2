package dev.picolight.simulator.broker;

import dev.picolight.simulator.time.Simulation;
import java.time.Duration;

/// A Server with one client that keeps its session for five minutes.
class InMemoryServerBench {
    final Simulation simulation = new Simulation(1);
    final InMemoryServer server = new InMemoryServer(simulation);
    final InMemoryClient device = client("pico-1", Duration.ofMinutes(5), Duration.ofSeconds(3));

    InMemoryClient client(String clientIdentifier, Duration sessionExpiry, Duration willDelay) {
        return new InMemoryClient(simulation, server, clientIdentifier, sessionExpiry, willDelay);
    }

    void pass(long seconds) {
        simulation.pass(Duration.ofSeconds(seconds));
    }

    void publish(InMemoryMessage message) {
        server.publish(message);
        simulation.pass(Duration.ofMillis(500));
    }

    String status() {
        return server.retained(InMemoryClient.STATUS).map(InMemoryMessage::text).orElse("(none)");
    }
}
