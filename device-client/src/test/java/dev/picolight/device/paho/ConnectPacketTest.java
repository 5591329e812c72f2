package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.UserProperty;
import dev.picolight.device.mqtt.WillMessage;
import dev.picolight.device.port.RecordedEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The bytes of CONNECT (§3.1).
class ConnectPacketTest {
    private static final WillMessage WILL =
            new WillMessage(
                    new TopicName("客廳/pi-3f2a/status"),
                    Payload.of("offline"),
                    Qos.AT_LEAST_ONCE,
                    true,
                    Duration.ofSeconds(5),
                    List.of(new UserProperty("reason", "connection lost")));

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private Packet.Fields connect(
            boolean cleanStart, Optional<WillMessage> will, Optional<Credentials> credentials) {
        ConnectSettings settings =
                new ConnectSettings(
                        server.address(),
                        true,
                        "pi-3f2a",
                        credentials,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        will,
                        Duration.ofSeconds(10));
        try (PahoConnection connection =
                new PahoConnection(settings, new HostDialer(), new MonotonicTime())) {
            connection.open(1, cleanStart, new RecordedEvents());
            Packet packet = server.accept().expect(Packet.CONNECT);
            assertThat(packet.flags()).isZero();
            Packet.Fields fields = packet.fields();
            assertThat(fields.text()).isEqualTo("MQTT");
            assertThat(fields.oneByte()).as("version").isEqualTo(5);
            return fields;
        }
    }

    private static Map<Integer, Long> numbers(Packet.Fields fields) {
        Map<Integer, Long> numbers = new TreeMap<>();
        fields.properties().forEach((id, value) -> numbers.put(id, Packet.number(value)));
        return numbers;
    }

    @Test
    void saysEverythingThatTheDeviceReliesOn() {
        Packet.Fields fields = connect(true, Optional.empty(), Optional.empty());
        assertThat(fields.oneByte()).as("flags: Clean Start alone").isEqualTo(0b0000_0010);
        assertThat(fields.twoBytes()).as("Keep Alive").isEqualTo(30);
        // rows 11 and 15: Maximum Packet Size, and no Topic Alias Maximum (0x22)
        assertThat(numbers(fields))
                .as(
                        "Session Expiry, Problem and Response Information, Receive Maximum, Packet Size")
                .isEqualTo(Map.of(0x11, 300L, 0x17, 1L, 0x19, 0L, 0x21, 32L, 0x27, 65_536L));
        assertThat(fields.text()).isEqualTo("pi-3f2a");
        assertThat(fields.hasMore()).isFalse();
    }

    @Test
    void resumesASessionWithoutCleanStart() {
        Packet.Fields fields = connect(false, Optional.empty(), Optional.empty());
        assertThat(fields.oneByte()).as("flags").isZero();
    }

    @Test
    void carriesTheWillMessageWithItsDelay() {
        Packet.Fields fields = connect(true, Optional.of(WILL), Optional.empty());
        assertThat(fields.oneByte())
                .as("flags: Will Retain, Will QoS 1, Will, Clean Start")
                .isEqualTo(0b0010_1110);
        fields.twoBytes();
        fields.properties();
        fields.text();
        Map<Integer, byte[]> properties = fields.properties();
        assertThat(properties).as("Will Delay and User Property").containsOnlyKeys(0x18, 0x26);
        assertThat(properties).containsEntry(0x18, new byte[] {0, 0, 0, 5});
        assertThat(properties)
                .containsEntry(0x26, "reason=connection lost".getBytes(StandardCharsets.UTF_8));
        assertThat(fields.text()).isEqualTo("客廳/pi-3f2a/status");
        assertThat(fields.binary()).asString(StandardCharsets.UTF_8).isEqualTo("offline");
        assertThat(fields.hasMore()).isFalse();
    }

    @Test
    void carriesUserAndPasswordInUtf8() {
        Packet.Fields fields =
                connect(
                        true,
                        Optional.empty(),
                        Optional.of(new Credentials("客廳", Optional.of(new Secret("密碼 1")))));
        assertThat(fields.oneByte())
                .as("flags: User Name, Password, Clean Start")
                .isEqualTo(0b1100_0010);
        fields.twoBytes();
        fields.properties();
        fields.text();
        assertThat(fields.text()).isEqualTo("客廳");
        assertThat(fields.binary()).asString(StandardCharsets.UTF_8).isEqualTo("密碼 1");
        assertThat(fields.hasMore()).isFalse();
    }

    @Test
    void carriesAUserWithoutAPassword() {
        Packet.Fields fields =
                connect(
                        true,
                        Optional.empty(),
                        Optional.of(new Credentials("pi", Optional.empty())));
        assertThat(fields.oneByte()).as("flags: User Name, Clean Start").isEqualTo(0b1000_0010);
    }
}
