package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A simulated board takes other settings while it runs, as the service on a Raspberry Pi does.
class SimReloadIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String LIVING_ROOM = "  - room: 客廳\n    on-board: true\n";
    private static final String BEDROOM = "  - room: 臥室\n    bcm-pin: 27\n";

    @TempDir private Path folder;

    private Path write(String keepAlive, String leds) throws IOException {
        return Files.writeString(
                folder.resolve("device.yaml"),
                "id: pico-1\nbroker:\n  host: 192.168.137.113\n  keep-alive: %s\nleds:\n%s"
                        .formatted(keepAlive, leds));
    }

    @Test
    void sighupChangesWhatTheSettingsChange_andWrongOnesNothing() throws IOException {
        Path file = write("30s", LIVING_ROOM);
        try (Mosquitto mosquitto = Mosquitto.start();
                ChildProcess sim =
                        Picolight.start(
                                "sim --speed 1000 --settings '%s' --nat 192.168.137.113=127.0.0.1:%d"
                                        .formatted(file, mosquitto.address().port()))) {
            Clients clients = Clients.of(mosquitto.address());
            clients.awaitRetained("客廳/pico-1/status", "online");
            clients.publish("客廳/message", "ON");
            sim.awaitLine(SOON, "客廳: lit");

            write("30s", LIVING_ROOM + BEDROOM);
            sim.signal("HUP");
            sim.awaitLine(SOON, "settings read again", "connection kept");
            clients.publish("臥室/message", "ON");
            sim.awaitLine(SOON, "臥室: lit");

            write("30s", "  - room: 客廳/#\n    on-board: true\n");
            sim.signal("HUP");
            sim.awaitLine(SOON, "the settings were not taken over");
            clients.publish("臥室/message", "OFF");
            sim.awaitLine(SOON, "臥室: dark");

            write("20s", LIVING_ROOM + BEDROOM);
            sim.signal("HUP");
            sim.awaitLine(SOON, "settings read again", "connects anew");
            clients.awaitRetained("客廳/pico-1/status", "online");
            clients.publish("臥室/message", "BLINK 2 50 50");
            sim.awaitLine(SOON, "→ blink");
            assertThat(sim.toString())
                    .as("the light that nothing changed went on, and so did the Wi-Fi")
                    .doesNotContain("客廳: dark")
                    .containsOnlyOnce("WLAN.status() = 3");

            sim.signal("INT");
            assertThat(sim.awaitExit(SOON)).as(sim.toString()).isEqualTo(130);
        }
    }
}
