package dev.picolight.simulator.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What clients get from the embedded broker, on the wire and by Mosquitto's programs.
class EmbeddedBrokerIT {
    private static final String CONNECT_5 = "10 'MQTT' 05 02 003c 00 ";

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(BrokerOptions.defaults().onAnyFreePort());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void keepsARetainedMessageFromMqtt311ForMqtt5() {
        sh("mosquitto_pub -V mqttv311 -p PORT -q 1 -r -t 客廳/retained -m 測試訊息");

        assertThat(
                        sh(
                                "mosquitto_sub -V mqttv5 -p PORT -q 1 -t '客廳/+' -C 1 -W 10 -F '%t %p retained %r QoS %q'"))
                .isEqualTo("客廳/retained 測試訊息 retained 1 QoS 1");
    }

    @Test
    void keepsAQos1MessageForASessionThatIsAway() {
        sh("mosquitto_sub -V mqttv5 -p PORT -i away -c -q 1 -t 臥室/message -E");
        sh("mosquitto_pub -V mqttv5 -p PORT -q 1 -t 臥室/message -m 開");

        assertThat(sh("mosquitto_sub -V mqttv5 -p PORT -i away -c -q 1 -t 臥室/message -C 1 -W 10"))
                .isEqualTo("開");
    }

    @Test
    void obeysRetainHandling() throws IOException {
        sh("mosquitto_pub -p PORT -r -t 廚房/message -m stale");

        assertThat(firstMessageAfterSubscribing("00"))
                .as("Retain Handling 0")
                .contains(hex("stale"));
        assertThat(firstMessageAfterSubscribing("20"))
                .as("Retain Handling 2")
                .contains(hex("live"));
    }

    private static String firstMessageAfterSubscribing(String options) throws IOException {
        try (RawClient client = new RawClient(broker.address())) {
            client.send(CONNECT_5 + "''");
            assertThat(client.receive()).startsWith("20 0000");
            client.send("82 0001 00 '廚房/message' " + options);
            assertThat(client.receive()).isEqualTo("90 00010000");
            client.send("30 '廚房/message' 00 " + hex("live"));
            return client.receive();
        }
    }

    @Test
    void publishesTheWillOfWhoeverVanishes() throws IOException {
        try (RawClient client = new RawClient(broker.address())) {
            // Clean Start, Will Flag, Will Retain (§3.1.2.3)
            client.send("10 'MQTT' 05 26 003c 00 'device' 00 '客廳/device/status' 'offline'");
            assertThat(client.receive()).startsWith("20 0000");
        }

        assertThat(sh("mosquitto_sub -p PORT -t 客廳/device/status -C 1 -W 10")).isEqualTo("offline");
    }

    @Test
    void takesAThousandMessagesAtATime() throws IOException {
        try (RawClient client = new RawClient(broker.address())) {
            client.send(CONNECT_5 + "'many'");

            assertThat(client.receive()).as("Receive Maximum, §3.2.2.3.3").contains("2103e8");
        }
    }

    private static String sh(String line) {
        return Shell.run(line.replace("PORT", Integer.toString(broker.port())));
    }

    private static String hex(String text) {
        return RawClient.hex(text);
    }
}
