package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.mosquitto.Mosquitto;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Brokers and links that go away and come back.
class OutageIT {
    private static final int RESTARTS = 20;

    @TempDir private Path folder;

    @Test
    void aBoardThatFindsNoBrokerAtBootWaitsAndComesOnlineByItself() {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            mosquitto.stop();
            try (Board board = BoardSetup.inLivingRoom(mosquitto.address().port()).powerOn()) {
                assertThat(board.awaitLine("connection refused"))
                        .startsWith("WARN broker 192.168.137.113:1883 not reached")
                        .contains("the broker does not run", "ss -ltnp | grep 1883", "next try in")
                        .doesNotContain("\n");

                mosquitto.restart();

                Clients clients = Clients.of(mosquitto.address());
                clients.awaitRetained("客廳/pico-w/status", "online");
                clients.publish("客廳/message", "測試訊息");
                board.awaitLit();
            }
        }
    }

    /// Waits are shortened: twenty outages in a minute are no house's, and would be answered with
    /// waits of up to two minutes.
    @Test
    void aBrokerKilledTwentyTimesIsFoundAgainAndNothingIsLeftBehind() {
        LeftOvers before = LeftOvers.now(folder);
        try (Mosquitto mosquitto = Mosquitto.start();
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withWaits(Duration.ofMillis(100), Duration.ofMillis(300))
                                .powerOn()) {
            Clients clients = Clients.of(mosquitto.address());
            clients.awaitRetained("客廳/pico-w/status", "online");
            LeftOvers online = LeftOvers.now(folder);
            for (int round = 1; round <= RESTARTS; round++) {
                mosquitto.kill();
                mosquitto.restart();
                clients.awaitRetained("客廳/pico-w/status", "online");
                boolean on = round % 2 == 1;
                clients.publish("客廳/message", on ? "ON" : "OFF");
                board.await("round %d: obeyed".formatted(round), _ -> board.isLit() == on);
            }
            awaitNoMoreThan(online);
        }
        awaitNoMoreThan(before);
    }

    /// What ends on other threads may take a moment.
    private void awaitNoMoreThan(LeftOvers expected) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    LeftOvers now = LeftOvers.now(folder);
                    assertThat(now.threads().size())
                            .as("threads: %s", now)
                            .isLessThanOrEqualTo(expected.threads().size());
                    assertThat(now.sockets()).as("sockets").isLessThanOrEqualTo(expected.sockets());
                });
    }

    /// Keep Alive is shortened to 2 s, so that the test need not wait 30 s for the PINGREQ.
    @Test
    void aFrozenBrokerIsNoticedByThePingrespThatDoesNotCome() {
        try (Mosquitto mosquitto = Mosquitto.start();
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withKeepAlive(Duration.ofSeconds(2))
                                .powerOn()) {
            Clients clients = Clients.of(mosquitto.address());
            clients.awaitRetained("客廳/pico-w/status", "online");

            mosquitto.freeze();
            try {
                assertThat(board.awaitLine("no PINGRESP within 10 s"))
                        .contains("frozen or overloaded", "next try in");
                board.awaitLines(2, "connecting to");
            } finally {
                mosquitto.thaw();
            }

            board.awaitLines(2, "online at");
            clients.publish("客廳/message", "測試訊息");
            board.awaitLit();
        }
    }

    /// Waits are lengthened, so that both commands are sent while the board is away.
    @Test
    void aCommandSentDuringAShortOutageArrivesUnlessItHasExpired() {
        try (Mosquitto mosquitto = Mosquitto.start();
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withRooms("客廳", "臥室")
                                .withWaits(Duration.ofSeconds(8), Duration.ofSeconds(8))
                                .powerOn()) {
            Clients clients = Clients.of(mosquitto.address());
            clients.awaitRetained("客廳/pico-w/status", "online");

            board.loseRadio();
            board.awaitLine("next try in");
            clients.publish("臥室/message", "ON", "-q 1 -D publish message-expiry-interval 1");
            clients.publish("客廳/message", "ON", "-q 1 -D publish message-expiry-interval 60");
            assertThat(board.console("online at")).as("still away").hasSize(1);

            board.awaitLine("online at", "session resumed");
            board.awaitLit(); // the bedroom's command was sent before, so it would be obeyed by now
            assertThat(board.light(1)).as("the bedroom's light").isEmpty();
        }
    }
}
