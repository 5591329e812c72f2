package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import org.junit.jupiter.api.Test;

/// Commands that somebody lets the broker keep.
class RetainedCommandIT {
    @Test
    void aCommandFromBeforeIsNotObeyedAtBootButALiveOneIs() {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            Clients clients = Clients.of(mosquitto.address());
            clients.publish("客廳/message", "ON", "-q 1 --retain");
            clients.awaitRetained("客廳/message", "ON");

            try (Board board = BoardSetup.inLivingRoom(mosquitto.address().port()).powerOn()) {
                clients.awaitRetained("客廳/pico-w/status", "online");
                // what was sent before would arrive before it
                clients.publish("客廳/message", "OFF");
                board.awaitLine("«OFF»", "→ LED dark");
                assertThat(board.light(0)).as("changes of the light").isEmpty();

                clients.publish("客廳/message", "ON", "-q 1 --retain");
                board.awaitLit();
                assertThat(board.awaitLine("retain flag"))
                        .startsWith("WARN")
                        .contains("mosquitto_pub -r -n -t '客廳/message'");
            }
        }
    }
}
