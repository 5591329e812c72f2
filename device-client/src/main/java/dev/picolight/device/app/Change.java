package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.port.Memory;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.Network;
import dev.picolight.led.Led;
import dev.picolight.led.LedPlayer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Other settings for a device that runs: what it becomes, and what it needs for that, open
/// already.
///
/// @param event for its logic
/// @param leds by their new position, for each that is not untouched
/// @param way to the Server, if it is another one
/// @param memory if what the LEDs show is kept in another place
/// @param retired completed by the device's thread with what the device has done with; whoever made
///   the change closes it, for that may take its time
public record Change(
        SettingsChanged event,
        Map<Integer, Led> leds,
        Optional<Way> way,
        Optional<Memory> memory,
        CompletableFuture<Retired> retired) {
    public Change {
        leds = Map.copyOf(leds);
    }

    public Change(
            SettingsChanged event,
            Map<Integer, Led> leds,
            Optional<Way> way,
            Optional<Memory> memory) {
        this(event, leds, way, memory, new CompletableFuture<>());
    }

    /// A way to the Server.
    public record Way(Network network, MqttConnection connection) implements AutoCloseable {
        @Override
        public void close() {
            connection.close();
            network.close();
        }
    }

    /// What the device has done with.
    ///
    /// @param leds by their old position
    public record Retired(
            Map<Integer, LedPlayer> leds, Optional<Way> way, Optional<Memory> memory) {}
}
