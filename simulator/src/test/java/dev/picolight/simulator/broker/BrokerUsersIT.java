package dev.picolight.simulator.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.Secret;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is let in, by the Reason Code of CONNACK (§3.2.2.2).
class BrokerUsersIT {
    private static final BrokerOptions ANY_PORT = BrokerOptions.defaults().onAnyFreePort();

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker =
                EmbeddedBroker.start(
                        ANY_PORT.withUsers(
                                Map.of("led", new Secret("客廳"), "empty", new Secret(""))));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "right password,    'c2 003c 00 ~~ ~led~ ~客廳~',    00",
        "wrong password,    'c2 003c 00 ~~ ~led~ ~廚房~',    86",
        "beginning of it,   'c2 003c 00 ~~ ~led~ ~客~',      86",
        "unknown user,      'c2 003c 00 ~~ ~dark~ ~客廳~',   86",
        "password missing,  '82 003c 00 ~~ ~led~',           86",
        "user missing,      '02 003c 00 ~~',                 86",
    })
    void lets5InByNameAndPassword(String situation, String connect, String reason)
            throws IOException {
        try (RawClient client = new RawClient(broker.address())) {
            client.send("10 'MQTT' 05 " + connect.replace('~', '\''));

            assertThat(client.receive()).as(situation).startsWith("20 00" + reason);
        }
    }

    @Test
    void tells311ThatTheCredentialsAreBad() throws IOException {
        try (RawClient client = new RawClient(broker.address())) {
            client.send("10 'MQTT' 04 c2 003c 'old' 'led' '廚房'");

            assertThat(client.receive()).isEqualTo("20 0004");
        }
    }

    @Test
    void eachBrokerHasItsOwnUsers() throws IOException {
        try (EmbeddedBroker open = EmbeddedBroker.start(ANY_PORT);
                RawClient toTheOpenOne = new RawClient(open.address());
                RawClient toTheClosedOne = new RawClient(broker.address())) {
            toTheOpenOne.send("10 'MQTT' 05 02 003c 00 ''");
            toTheClosedOne.send("10 'MQTT' 05 02 003c 00 ''");

            assertThat(toTheOpenOne.receive()).startsWith("20 0000");
            assertThat(toTheClosedOne.receive()).startsWith("20 0086");
        }
    }
}
