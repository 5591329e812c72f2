package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.broker.EmbeddedBroker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Two clients with one Client Identifier: the broker throws one out whenever the other comes.
class SameIdentifierIT {
    private static final String IDENTIFIER = "picolight-pico-w";

    /// `mosquitto_sub` comes back after a second, again and again. Without a wait, two clients were
    /// seen to throw each other out thousands of times a second.
    @Test
    void aStubbornRivalIsNamedAndLeftAlone() {
        try (Mosquitto mosquitto = Mosquitto.start();
                Board board = BoardSetup.inLivingRoom(mosquitto.address().port()).powerOn()) {
            Clients.of(mosquitto.address()).awaitRetained("客廳/pico-w/status", "online");

            try (ChildProcess _ =
                    ChildProcess.start(
                            "mosquitto_sub -V mqttv5 -h 127.0.0.1 -p %d -i %s -t 客廳/message"
                                    .formatted(mosquitto.address().port(), IDENTIFIER))) {
                String told = board.awaitLine("another client uses the Client Identifier");

                assertThat(told)
                        .contains("«%s»".formatted(IDENTIFIER))
                        .contains("give each device its own `id`");
                staysBelow(10, mosquitto);
            }
        }
    }

    @Test
    void twoBoardsDoNotFight() {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            BoardSetup setup = BoardSetup.inLivingRoom(mosquitto.address().port());
            try (Board first = setup.powerOn();
                    Board second = setup.powerOn()) {
                await("one of them gives way")
                        .atMost(Duration.ofSeconds(20))
                        .until(() ->
                                !first.console(IDENTIFIER).isEmpty()
                                        || !second.console(IDENTIFIER).isEmpty());
                staysBelow(16, mosquitto);
            }
        }
    }

    /// Unlike Mosquitto before 2.0.15, it says why it cuts the connection.
    @Test
    void theEmbeddedBrokerGivesTheReason() {
        try (EmbeddedBroker embedded =
                        EmbeddedBroker.start(BrokerOptions.defaults().onAnyFreePort());
                Board first = BoardSetup.inLivingRoom(embedded.port()).powerOn()) {
            Clients.of(embedded.address()).awaitRetained("客廳/pico-w/status", "online");
            try (Board second = BoardSetup.inLivingRoom(embedded.port()).powerOn()) {
                assertThat(first.awaitLine("SESSION_TAKEN_OVER (0x8E)"))
                        .contains(
                                "another client that uses the Client Identifier «%s»"
                                        .formatted(IDENTIFIER),
                                "Give each device its own `id`");
                second.awaitLine("online at");
            }
        }
    }

    /// Counts what Mosquitto has logged in the ten seconds after the board has understood.
    private static void staysBelow(int connections, Mosquitto mosquitto) {
        await("less than %d connections".formatted(connections))
                .during(Duration.ofSeconds(10))
                .atMost(Duration.ofSeconds(11))
                .untilAsserted(() ->
                        assertThat(
                                        mosquitto
                                                .log()
                                                .lines()
                                                .filter(line ->
                                                        line.contains("New client connected")
                                                                && line.contains(
                                                                        "as " + IDENTIFIER + " ")))
                                .hasSizeLessThan(connections));
    }
}
