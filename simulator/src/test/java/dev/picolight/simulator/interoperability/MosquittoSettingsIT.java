package dev.picolight.simulator.interoperability;

import static dev.picolight.simulator.interoperability.LiveBroker.PASSWORD;
import static dev.picolight.simulator.interoperability.LiveBroker.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The device and what people write into mosquitto.conf.
class MosquittoSettingsIT {
    private static final String[] AS_PI = {"-u", USER, "-P", PASSWORD};

    @TempDir private Path folder;

    @BeforeEach
    void noteVersion() {
        MosquittoBroker.noteVersion();
    }

    private static void note(String situation, String device) {
        Matrix.situation(MosquittoBroker.NAME, situation, device);
    }

    @Test
    void passwordFile() {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword(USER, "other");
                LiveDevice device = LiveDevice.inLivingRoom(folder, mosquitto.address())) {
            device.awaitReport("(0x8", "password");
            assertThat(device.reports()).noneMatch(line -> line.contains("online at"));
            mosquitto.changePassword(USER, PASSWORD);
            device.awaitOnline();
            mosquitto.publish("客廳/message", "ON", AS_PI);
            device.awaitLit();
        }
        note(
                "`password_file`: wrong password, then the right one",
                "says that user or password is refused, and comes online by itself");
    }

    /// Mosquitto grants the subscription and never sends anything (experiment E6).
    @Test
    void accessRules() {
        String[] acl = {"user pi", "topic readwrite 客廳/#", "user admin", "topic readwrite #"};
        try (Mosquitto mosquitto = Mosquitto.startWithPassword(USER, PASSWORD, acl);
                LiveDevice device =
                        LiveDevice.start(folder, mosquitto.address(), List.of("客廳", "臥室"))) {
            device.awaitOnline();
            device.awaitReport("WARN", "臥室/pi-1/state", "NOT_AUTHORIZED (0x87)", "acl_file");
            mosquitto.publish("臥室/message", "ON", AS_PI);
            mosquitto.publish("客廳/message", "ON", AS_PI);
            device.awaitLit(0, true);
            device.awaitLit(1, false);
            assertThat(device.reports())
                    .noneMatch(line -> line.contains("threw away") && line.contains("客廳"));
        }
        note(
                "`acl_file` with rights for one of two rooms",
                "works in that room; for the other it names topic, 0x87 and `acl_file`");
    }

    /// Ten by default, and the device has more topics than that.
    @Test
    void topicAliases() {
        List<String> rooms = IntStream.rangeClosed(1, 14).mapToObj(n -> "房間" + n).toList();
        try (Mosquitto mosquitto = Mosquitto.startWithPassword(USER, PASSWORD);
                MosquittoListener listener = mosquitto.listen("#", AS_PI);
                LiveDevice device = LiveDevice.start(folder, mosquitto.address(), rooms)) {
            device.awaitOnline();
            for (int led = 0; led < rooms.size(); led++) {
                mosquitto.publish(rooms.get(led) + "/message", "ON", AS_PI);
                device.awaitLit(led, true);
            }
            for (String room : rooms) {
                String state = room + "/pi-1/state {\"state\":\"ON\"";
                await().untilAsserted(() ->
                        assertThat(listener.heard()).anyMatch(line -> line.startsWith(state)));
            }
            assertThat(mosquitto.log()).doesNotContain("protocol error");
        }
        note("`max_topic_alias` as it is: 10", "with LEDs in 14 rooms tells the state of each");
    }

    @Test
    void withoutNagle() {
        try (Mosquitto mosquitto =
                        Mosquitto.setUp()
                                .password(USER, PASSWORD)
                                .config("set_tcp_nodelay true")
                                .start();
                LiveDevice device = LiveDevice.inLivingRoom(folder, mosquitto.address())) {
            device.awaitOnline();
            mosquitto.publish("客廳/message", "ON", AS_PI);
            device.awaitLit();
            mosquitto.publish("客廳/message", "OFF", AS_PI);
            device.awaitDark();
        }
        note("`set_tcp_nodelay true`", "follows");
    }

    /// The device is away, people send commands, the broker is restarted, the device comes back.
    @Test
    void persistenceAndRestart() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (Mosquitto mosquitto =
                        Mosquitto.setUp()
                                .password(USER, PASSWORD)
                                .config(
                                        "persistence true",
                                        "persistence_location %s/".formatted(data))
                                .start();
                Relay network = new Relay(mosquitto.address().port());
                LiveDevice device = LiveDevice.inLivingRoom(folder, network.address())) {
            device.awaitOnline();
            mosquitto.publish("客廳/message", "ON", AS_PI);
            device.awaitLit();
            device.awaitReport("LED lit");
            // Mosquitto 2.0.11 stores no session that was begun with Clean Start 1
            network.cut();
            device.awaitReport("the connection was lost");
            network.mend();
            device.awaitReport("session resumed");

            network.cut();
            device.awaitReports(2, "the connection was lost");
            mosquitto.publish("客廳/message", "TOGGLE", "-q", "1", "-u", USER, "-P", PASSWORD);
            mosquitto.publish("客廳/message", "ON", "-q", "0", "-u", USER, "-P", PASSWORD);
            mosquitto.stop();
            mosquitto.restart();
            assertThat(data.resolve("mosquitto.db")).exists();
            try (MosquittoListener listener = mosquitto.listen("客廳/pi-1/state", AS_PI)) {
                await().untilAsserted(() ->
                        assertThat(listener.heard())
                                .first()
                                .asString()
                                .contains("\"state\":\"ON\""));
            }
            network.mend();
            device.awaitReports(2, "session resumed");
            device.awaitDark();
        }
        note(
                "`persistence true`, restarted while the device is away",
                "gets the QoS 1 command of meanwhile, once; its retained state is still there");
    }
}
