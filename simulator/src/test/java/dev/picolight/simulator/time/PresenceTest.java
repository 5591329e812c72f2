package dev.picolight.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.InMemoryMessage;
import dev.picolight.simulator.broker.InMemoryServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a device tells of itself, as everybody else at the Server sees it, over days.
class PresenceTest {
    private static final String HEALTH = "客廳/pico-1/health";
    private static final String CONFIG = "homeassistant/device/picolight-pico-1/config";

    private static List<String> said(Room room, String topic) {
        return room.server.received().stream()
                .map(InMemoryServer.Received::message)
                .filter(message -> message.topic().text().equals(topic))
                .map(InMemoryMessage::text)
                .toList();
    }

    private static void overwriteStatus(Room room, String text) {
        room.server.publish(InMemoryMessage.of(Room.STATUS, text).retained());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aShortOutageIsNoOffline(long seed) {
        Room room = new Room(seed).boot();
        for (int i = 0; i < 20; i++) {
            room.link.cut();
            room.pass(Duration.ofSeconds(1));
            room.link.mend();
            room.pass(Duration.ofMinutes(2));
        }
        assertThat(said(room, Room.STATUS)).as(room::toString).doesNotContain("offline");
        assertThat(room.retained(Room.STATUS)).isEqualTo("online");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anOverwrittenStatusIsPutRightWithinASecond(long seed) {
        Room room = new Room(seed).boot();
        for (String text : List.of("offline", "", "nonsense")) {
            overwriteStatus(room, text);
            room.pass(Duration.ofSeconds(1));
            assertThat(room.retained(Room.STATUS)).as(room::toString).isEqualTo("online");
            room.pass(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twoRivalsDoNotStorm(long seed) {
        Room room = new Room(seed).boot();
        Duration day = Duration.ofDays(1);
        for (int second = 0; second < day.toSeconds(); second++) {
            overwriteStatus(room, "offline");
            room.pass(Duration.ofSeconds(1));
        }
        long answers = said(room, Room.STATUS).stream().filter("online"::equals).count();
        assertThat(answers).as(room::toString).isBetween(200L, 310L);
        room.pass(Duration.ofMinutes(5));
        assertThat(room.retained(Room.STATUS)).isEqualTo("online");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void healthAndDiscoveryAreThereForDaysAndGoneAfterwards(long seed) {
        Room room = new Room(seed).boot();
        int discoveries = said(room, CONFIG).size();
        room.pass(Duration.ofDays(3));
        assertThat(said(room, HEALTH).size())
                .as(room::toString)
                .isBetween(3 * 24 * 60 - 3, 3 * 24 * 60 + 3);
        assertThat(said(room, CONFIG).size()).isEqualTo(discoveries + 6);
        assertThat(room.retained(HEALTH)).contains("\"online\":true", "\"ping-ms\":");
        assertThat(room.retained(CONFIG)).contains("\"cmps\"");

        room.stop();
        assertThat(room.retained(Room.STATUS)).isEqualTo("offline");
        assertThat(room.retained(HEALTH)).contains("\"reason\":\"stopped\"");
        room.pass(Duration.ofMinutes(4));
        assertThat(room.retained(HEALTH)).isEqualTo("(nothing)");
        room.pass(Duration.ofDays(1));
        assertThat(room.retained(CONFIG)).isEqualTo("(nothing)");
        assertThat(room.retained(Room.STATUS)).isEqualTo("offline");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void homeAssistantsBirthIsAnsweredWithEverythingInOrder(long seed) {
        Room room = new Room(seed).boot();
        int before = room.server.received().size();
        room.server.publish("homeassistant/status", "online");
        room.pass(Duration.ofMillis(900));
        assertThat(room.server.received()).hasSize(before + 1);
        room.pass(Duration.ofSeconds(10));
        assertThat(
                        room.server.received().stream()
                                .skip(before + 1)
                                .map(one -> one.message().topic().text())
                                .filter(topic -> !topic.equals(HEALTH)))
                .as(room::toString)
                .containsExactly(CONFIG, Room.STATUS, Room.STATE);
    }
}
