package dev.picolight.simulator.time;

import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.Network;
import java.util.function.Supplier;

/// How a simulated device is put together. Soundly, unless a [PlantedFault] replaces a part.
interface Workmanship {
    Workmanship SOUND = new Workmanship() {};

    default Timing timing() {
        return Timing.STANDARD;
    }

    /// The connection that the device is given.
    ///
    /// @param sound makes a sound connection, a new one at each call
    default MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
        return sound.get();
    }

    default Network network(Network sound) {
        return sound;
    }
}
