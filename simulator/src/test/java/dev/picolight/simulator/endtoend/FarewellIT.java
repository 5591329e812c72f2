package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a board leaves, and what the others hear of it.
class FarewellIT {
    private static final String ONLINE = "客廳/pico-w/status online";
    private static final String OFFLINE = "客廳/pico-w/status offline";

    @Test
    void whoStopsCleanlySaysSoOnce() {
        try (Mosquitto mosquitto = Mosquitto.start();
                MosquittoListener everybody = mosquitto.listen("客廳/pico-w/status");
                Board board = BoardSetup.inLivingRoom(mosquitto.address().port()).powerOn()) {
            Clients clients = Clients.of(mosquitto.address());
            everybody.awaitHeard(ONLINE);
            clients.publish("客廳/message", "測試訊息");
            board.awaitLit();

            board.stop();

            assertThat(board.isLit()).isFalse();
            clients.awaitRetained("客廳/pico-w/status", "offline");
            clients.awaitRetained(
                    "客廳/pico-w/state", "{\"state\":\"OFF\",\"effect\":null,\"source\":\"local\"");
            await("no Will Message, whose delay is 5 s")
                    .during(Duration.ofSeconds(7))
                    .atMost(Duration.ofSeconds(8))
                    .until(() -> everybody.heard().equals(List.of(ONLINE, OFFLINE)));
        }
    }

    /// The broker hears nothing of it, so that it waits for one and a half Keep Alives first.
    @Test
    void whoLosesPowerIsReportedByTheBrokerAfterTheWillDelay() {
        try (Mosquitto mosquitto = Mosquitto.start();
                MosquittoListener everybody = mosquitto.listen("客廳/pico-w/status");
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withKeepAlive(Duration.ofSeconds(2))
                                .powerOn()) {
            everybody.awaitHeard(ONLINE);

            board.cutPower();

            await("nothing within the Will Delay of 5 s")
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(4))
                    .until(() -> everybody.heard().equals(List.of(ONLINE)));
            everybody.awaitHeard(OFFLINE);
            Clients.of(mosquitto.address()).awaitRetained("客廳/pico-w/status", "offline");
        }
    }
}
