package dev.picolight.simulator.house;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.simulator.broker.InMemoryLink;
import dev.picolight.simulator.broker.InMemoryMqttConnection;
import dev.picolight.simulator.time.Simulation;
import java.time.Duration;

/// Another client with a board's Client Identifier, in simulated time: it comes back whenever the
/// broker throws it out for the board (§3.1.4).
final class SimulatedThief {
    private static final Duration COMES_BACK_AFTER = Duration.ofMillis(500);

    private final Simulation simulation;
    private final InMemoryMqttConnection mqtt;
    private long connection;
    private boolean over;

    /// @param victim how the board connects
    SimulatedThief(Simulation simulation, InMemoryLink link, ConnectSettings victim) {
        this.simulation = simulation;
        this.mqtt =
                new InMemoryMqttConnection(
                        simulation, link, victim.forAGuest(victim.clientIdentifier()));
        come();
    }

    private void come() {
        if (!over) {
            mqtt.open(++connection, true, this::take);
        }
    }

    private void take(DeviceEvent event) {
        if (event instanceof ConnectRefused || event instanceof ConnectionLost) {
            simulation.schedule(COMES_BACK_AFTER, this::come);
        }
    }

    /// Leaves for good.
    void leave() {
        over = true;
        mqtt.disconnect(connection);
    }
}
