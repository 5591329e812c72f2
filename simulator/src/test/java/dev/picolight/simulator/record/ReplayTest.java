package dev.picolight.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HouseTrouble;
import dev.picolight.simulator.house.SimulatedHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ReplayTest {
    private static final String ROOM = "客廳/message";

    @TempDir Path folder;

    private final List<String> news = new ArrayList<>();

    private Path file() {
        return folder.resolve("a.jsonl");
    }

    /// A simulated house in which things are done at odd times.
    private List<HouseEvent> record(SimulatedHouse house) throws InterruptedException {
        try (house;
                Recorder _ = Recorder.start(house, RecordingFile.create(file()), news::add)) {
            house.powerOn("pico-w");
            house.listen(TopicFilter.exactly(new TopicName(ROOM)));
            house.pass(Duration.ofMillis(3_333));
            house.powerOn("廚房板");
            house.pass(Duration.ofSeconds(27));
            house.publish(message(ROOM, "BLINK 3 200 200"));
            house.pass(Duration.ofMillis(700));
            house.publish(message("kitchen/message", "ON"));
            Active slow =
                    house.faults()
                            .begin(
                                    FaultText.parse("latency latency=300 jitter=100"),
                                    Optional.of("pico-w"));
            for (int i = 0; i < 5; i++) {
                house.publish(message(ROOM, i % 2 == 0 ? "ON" : "OFF"));
                house.await(
                        () -> house.board("pico-w").leds().getFirst().percent() > 0,
                        Duration.ofSeconds(1));
            }
            house.faults().end(slow.number());
            house.cutPower("pico-w");
            house.pass(Duration.ofSeconds(20));
            house.powerOn("pico-w");
            Active gone = house.faults().begin(FaultText.parse("broker-restart"), Optional.empty());
            assertThatThrownBy(() -> house.publish(message(ROOM, "lost")))
                    .isInstanceOf(HouseTrouble.class);
            house.pass(Duration.ofSeconds(30));
            house.faults().end(gone.number());
            house.pass(Duration.ofMinutes(2));
            house.publish(message(ROOM, "BLINK 2 100 50"));
            house.pass(Duration.ofSeconds(10));
            return happened(house);
        }
    }

    private static OutboundMessage message(String topic, String text) {
        return OutboundMessage.plain(new TopicName(topic), Payload.of(text), Qos.AT_LEAST_ONCE);
    }

    private static List<HouseEvent> happened(House house) {
        return house.events().after(0).stream().map(EventLog.Entry::event).toList();
    }

    private List<HouseEvent> replayed(SimulatedHouse.Detail detail) throws InterruptedException {
        Replay replay = new Replay(Recording.read(file()));
        try (SimulatedHouse house = new SimulatedHouse(replay.plan(), detail)) {
            replay.play(house, news::add);
            assertThat(replay.result().isSame()).isTrue();
            return happened(house);
        }
    }

    @Test
    void everythingHappensAgainAtTheSameTimes() throws InterruptedException {
        List<HouseEvent> first = record(new SimulatedHouse(SampleHouse.samplePlan()));

        List<HouseEvent> again = replayed(SimulatedHouse.Detail.BYTES);

        assertThat(of(first, HouseEvent.LedChanged.class)).hasSizeGreaterThan(10);
        assertThat(difference(withoutPackets(first), withoutPackets(again))).isEmpty();
        assertThat(news).singleElement().asString().contains("192.168.137.113");
    }

    @Test
    void aHouseThatTellsLessDoesTheSame() throws InterruptedException {
        List<HouseEvent> first =
                record(
                        new SimulatedHouse(
                                SampleHouse.samplePlan(), SimulatedHouse.Detail.WITHOUT_PACKETS));

        List<HouseEvent> again = replayed(SimulatedHouse.Detail.BYTES);

        assertThat(of(again, HouseEvent.LedChanged.class))
                .isEqualTo(of(first, HouseEvent.LedChanged.class));
    }

    @Test
    void aLineThatIsBrokenIsNamedWithWhatToDo() throws Exception {
        record(new SimulatedHouse(SampleHouse.samplePlan()));
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        lines.set(6, "{\"at\":1,\"number\":");
        Files.write(file(), lines);

        assertThatThrownBy(() -> Recording.read(file()))
                .isInstanceOf(RecordingTrouble.class)
                .hasMessageContaining("a.jsonl:7: no JSON")
                .hasMessageContaining("keep the first 6");
    }

    @Test
    void aFileOfAnotherKindIsRefusedWithWhatIsExpected() throws IOException {
        for (String foreign : List.of("{\"a\":1}\n", "\u0000\u0001", "", "# Notes\n")) {
            Files.writeString(file(), foreign);

            assertThatThrownBy(() -> Recording.read(file()))
                    .isInstanceOf(RecordingTrouble.class)
                    .hasMessageContaining("a.jsonl:1: ")
                    .hasMessageContaining("Expected a recording that --record has written");
        }
    }

    private static <E extends HouseEvent> List<E> of(List<HouseEvent> all, Class<E> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The first one: a list of all would be long.
    private static String difference(List<HouseEvent> one, List<HouseEvent> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String expected = i < one.size() ? one.get(i).toString() : "nothing";
            String was = i < other.size() ? other.get(i).toString() : "nothing";
            if (!expected.equals(was)) {
                return "event %d%nexpected %s%nbut was  %s".formatted(i, expected, was);
            }
        }
        return "";
    }

    /// Nobody listens to a replay, and its CONNECT has no password.
    private static List<HouseEvent> withoutPackets(List<HouseEvent> all) {
        return all.stream()
                .filter(it ->
                        !(it instanceof HouseEvent.MessageSeen
                                || it instanceof HouseEvent.BytesCarried
                                || it instanceof HouseEvent.PacketSeen))
                .toList();
    }
}
