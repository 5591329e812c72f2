package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.Recalled;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.lifecycle.DeviceLifecycle;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Remembered;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Memory;
import dev.picolight.led.Brightness;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.LedPlayer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A device whose settings change while something else waits to be handled.
class DeviceChangeTest {
    private final Instant now = Instant.EPOCH;
    private final InMemoryLed livingRoom = new InMemoryLed(() -> now);
    private final InMemoryLed kitchen = new InMemoryLed(() -> now);
    private final List<String> asked = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();
    private final NotedMemory memory = new NotedMemory();
    private final Device device =
            new Device(
                    new DeviceLifecycle(profile("客廳", "廚房"), Timing.STANDARD, new Random(1)),
                    new Equipment(new ReadyNetwork(), new NotedConnection(asked))
                            .withMemory(memory),
                    List.of(new LedPlayer(livingRoom), new LedPlayer(kitchen)),
                    (Report report) -> reported.add(report.text()));

    /// Empty in the beginning.
    private static final class NotedMemory implements Memory {
        final List<List<Remembered>> kept = new ArrayList<>();

        @Override
        public void recall(EventSink events) {
            events.accept(new Recalled(List.of()));
        }

        @Override
        public void remember(List<Remembered> leds, EventSink events) {
            kept.add(leds);
        }

        @Override
        public void close() {}
    }

    DeviceChangeTest() {
        device.accept(new Booted());
        device.process(now);
    }

    private static DeviceProfile profile(String... rooms) {
        return profileOf("pi-1", rooms);
    }

    private static DeviceProfile profileOf(String id, String... rooms) {
        return new DeviceProfile(
                id,
                "c",
                new BrokerAddress("192.168.137.113", 1883),
                Arrays.stream(rooms)
                        .map(room ->
                                new DeviceProfile.Room(
                                        room, TextPolicy.LIGHT, false, BootPolicy.LAST))
                        .toList());
    }

    private static SettingsChanged kitchenAlone(boolean newConnection) {
        return new SettingsChanged(
                profile("廚房"),
                Timing.STANDARD,
                List.of(new Forerunner(Optional.of(1), true)),
                newConnection);
    }

    @Test
    void newsOfAnLedIsAboutItsPositionOfBefore() {
        device.change(
                new Change(kitchenAlone(false), Map.of(), Optional.empty(), Optional.empty()));
        device.accept(new LedFailed(1, "the wire is broken", "Mend it."));
        device.process(now);
        assertThat(reported)
                .anyMatch(line -> line.contains("廚房: the wire is broken"))
                .noneMatch(line -> line.contains("defect"));
        assertThat(device.standing().failingLeds()).containsExactly("廚房");
    }

    @Test
    void messagesThatHaveComeAreObeyedBeforeTheConnectionIsGivenUp() {
        device.change(
                new Change(
                        kitchenAlone(true),
                        Map.of(),
                        Optional.of(new Change.Way(new ReadyNetwork(), new NotedConnection(asked))),
                        Optional.empty()));
        device.accept(
                new MessageArrived(
                        1, InboundMessage.plain(new TopicName("廚房/message"), Payload.of("on"))));
        device.process(now);
        assertThat(kitchen.isLit()).isTrue();
        assertThat(asked).contains("disconnect");
    }

    @Test
    void anotherDeviceRemembersInItsOwnPlaceWhatItShows() {
        device.accept(
                new MessageArrived(
                        1, InboundMessage.plain(new TopicName("客廳/message"), Payload.of("on"))));
        device.process(now);
        NotedMemory other = new NotedMemory();
        Change change =
                new Change(
                        new SettingsChanged(
                                profileOf("pi-2", "客廳", "廚房"),
                                Timing.STANDARD,
                                List.of(
                                        new Forerunner(Optional.of(0), true),
                                        new Forerunner(Optional.of(1), true)),
                                true),
                        Map.of(),
                        Optional.empty(),
                        Optional.of(other));
        device.change(change);
        device.process(now);
        assertThat(other.kept)
                .containsExactly(
                        List.of(
                                new Remembered("客廳", true, Brightness.FULL),
                                new Remembered("廚房", false, Brightness.FULL)));
        assertThat(change.retired().join().memory()).contains(memory);
        assertThat(device.memory()).isSameAs(other);
    }
}
