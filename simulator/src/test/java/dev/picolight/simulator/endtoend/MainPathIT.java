package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.broker.EmbeddedBroker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From publish to LED, with a real Mosquitto and with the embedded broker.
class MainPathIT {
    private static final String STATE = "客廳/pico-w/state";
    private static final String ON = "{\"state\":\"ON\",\"effect\":null,\"source\":";
    private static final String OFF = "{\"state\":\"OFF\",\"effect\":null,\"source\":";

    /// The final test of the documents that our users follow.
    @Test
    void aTextOnTheRoomsTopicLightsTheLed() {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry");
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withUser("pi", "raspberry")
                                .powerOn()) {
            Clients clients = Clients.of(mosquitto.address()).with("-u pi -P raspberry");
            clients.awaitRetained("客廳/pico-w/status", "online");
            assertThat(board.isLit()).isFalse();

            clients.publish("客廳/message", "測試訊息");
            board.awaitLit();

            obeys(board, clients);
            tellsItsState(clients.with("-V mqttv5 -u pi -P raspberry"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv311", "mqttv5"})
    void theEmbeddedBrokerLeadsThereToo(String version) {
        try (EmbeddedBroker embedded =
                        EmbeddedBroker.start(BrokerOptions.defaults().onAnyFreePort());
                Board board = BoardSetup.inLivingRoom(embedded.port()).powerOn()) {
            Clients clients = Clients.of(embedded.address()).with("-V " + version);
            clients.awaitRetained("客廳/pico-w/status", "online");

            clients.publish("客廳/message", "測試訊息");
            board.awaitLit();

            obeys(board, clients);
            tellsItsState(Clients.of(embedded.address()));
        }
    }

    /// Begins and ends with a lit LED.
    private static void obeys(Board board, Clients clients) {
        clients.publish("客廳/message", "OFF", "-q 0");
        board.awaitDark();

        clients.publish("客廳/message", "開");
        board.awaitLit();
        clients.publish("客廳/message", "關");
        board.awaitDark();

        clients.publish("客廳/pico-w/message", "{\"state\":\"ON\"}");
        board.awaitLit();
        clients.publish("客廳/pico-w/message", "{\"state\":\"OFF\"}");
        board.awaitDark();

        int before = board.light(0).size();
        clients.publish("客廳/message", "BLINK 2 100 100");
        board.await("blinked twice", _ -> board.light(0).size() == before + 4);
        assertThat(board.light(0)).endsWith(true, false, true, false);
        clients.awaitRetained(STATE, OFF);

        clients.publish("客廳/message", "TOGGLE");
        board.awaitLit();
    }

    /// Begins with a lit LED. Whoever comes later learns it from the broker.
    private static void tellsItsState(Clients clients) {
        clients.awaitRetained(STATE, ON);
        assertThat(clients.read(STATE, "expires in %E s, %C"))
                .matches("expires in 86[34]\\d\\d s, application/json");

        clients.publish("客廳/message", "BLINK 100 500 500");
        clients.awaitRetained(STATE, "{\"state\":\"ON\",\"effect\":\"blink\",\"source\":\"room\"");
        clients.publish("客廳/message", "OFF");
        clients.awaitRetained(STATE, OFF);
        clients.awaitRetained("客廳/pico-w/status", "online");
    }

    @Test
    void twoRoomsOfOneBoardAreIndependent() {
        try (Mosquitto mosquitto = Mosquitto.start();
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withRooms("客廳", "二樓/臥室")
                                .powerOn()) {
            Clients clients = Clients.of(mosquitto.address());
            clients.awaitRetained("客廳/pico-w/status", "online");

            clients.publish("二樓/臥室/message", "ON");
            board.await("the bedroom's LED is lit", _ -> board.isLit(1));
            assertThat(board.light(0)).as("the living room's LED").isEmpty();

            clients.publish("客廳/message", "ON");
            board.awaitLit();
            clients.publish("二樓/臥室/pico-w/message", "OFF");
            board.await("the bedroom's LED is dark", _ -> !board.isLit(1));
            assertThat(board.light(0)).isEqualTo(List.of(true));
            assertThat(board.light(1)).isEqualTo(List.of(true, false));

            clients.awaitRetained(STATE, ON);
            clients.awaitRetained("二樓/臥室/pico-w/state", OFF);
        }
    }
}
