package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceLifecycle;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.DeviceState.Online;
import dev.picolight.device.lifecycle.DeviceState.Stopped;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.led.Brightness;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedPlayer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private Instant now = Instant.EPOCH;
    private final InMemoryLed livingRoom = new InMemoryLed(() -> now);
    private final List<String> asked = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();

    private Device device(Led... leds) {
        List<DeviceProfile.Room> rooms = new ArrayList<>();
        List<LedPlayer> players = new ArrayList<>();
        for (Led led : leds) {
            String name = List.of("客廳", "廚房").get(rooms.size());
            rooms.add(new DeviceProfile.Room(name, TextPolicy.LIGHT, led.canDim()));
            players.add(new LedPlayer(led));
        }
        DeviceProfile profile =
                new DeviceProfile("pi-1", "c", new BrokerAddress("192.168.137.113", 1883), rooms);
        return new Device(
                new DeviceLifecycle(profile, Timing.STANDARD, new Random(1)),
                new Equipment(new ReadyNetwork(), new NotedConnection(asked)),
                players,
                (Report report) -> reported.add(report.text()),
                Optional.of(() -> now));
    }

    /// An LED whose wire is broken, until it is mended.
    private static final class BrokenLed implements Led {
        boolean mended;

        @Override
        public void show(Brightness brightness) {
            if (!mended) {
                throw LedFault.other("the wire is broken", "Mend it.");
            }
        }

        @Override
        public Brightness shown() {
            return Brightness.DARK;
        }

        @Override
        public boolean canDim() {
            return false;
        }

        @Override
        public void close() {}
    }

    private static MessageArrived request(String topic, String text, Duration expiry) {
        return new MessageArrived(
                1,
                new InboundMessage(
                        new TopicName(topic),
                        Payload.of(text),
                        Qos.AT_MOST_ONCE,
                        false,
                        false,
                        0,
                        Optional.of(new TopicName("app/answers")),
                        Optional.empty(),
                        Optional.of(expiry)));
    }

    private static MessageArrived message(String topic, String text) {
        return new MessageArrived(1, InboundMessage.plain(new TopicName(topic), Payload.of(text)));
    }

    @Test
    void worksThroughEverythingThatHappensInOneCall() {
        Device device = device(livingRoom);
        device.accept(new Booted());
        Optional<Instant> next = device.process(now);
        assertThat(device.state()).isInstanceOf(Online.class);
        assertThat(asked).startsWith("open", "subscribe").contains("客廳/pi-1/status online");
        assertThat(next).contains(now.plus(Timing.STANDARD.keepAlive()));
    }

    @Test
    void lightsTheLedAndTellsIt() {
        Device device = device(livingRoom);
        device.accept(new Booted());
        device.process(now);
        device.accept(message("客廳/message", "測試訊息"));
        device.process(now);
        assertThat(livingRoom.isLit()).isTrue();
        assertThat(asked)
                .anyMatch(it -> it.startsWith("客廳/pi-1/state {\"state\":\"ON\",\"effect\":null,"));
    }

    @Test
    void playsAPatternByComingBackWhenItSays() {
        Device device = device(livingRoom);
        device.accept(new Booted());
        device.process(now);
        device.accept(message("客廳/message", "blink 2 200 300"));
        for (int i = 0; i < 5; i++) {
            now = device.process(now).orElseThrow();
        }
        assertThat(livingRoom.history())
                .extracting(
                        change -> change.at().toEpochMilli() + " " + change.brightness().percent())
                .containsExactly("0 100", "200 0", "500 100", "700 0");
        assertThat(asked.getLast()).startsWith("客廳/pi-1/state {\"state\":\"OFF\",\"effect\":null,");
    }

    @Test
    void whatWaitsBehindSlowWorkInOneCallIsMeasuredToo() {
        Led slow = new InMemoryLed(() -> now, false, _ -> now = now.plusSeconds(2));
        Device device = device(slow, livingRoom);
        device.accept(new Booted());
        device.process(now);
        asked.clear();
        device.accept(message("客廳/message", "on"));
        device.accept(request("廚房/message", "?", Duration.ofMinutes(1)));
        device.accept(request("廚房/message", "blink 0", Duration.ofMinutes(1)));
        device.accept(request("廚房/message", "on", Duration.ofSeconds(1)));
        device.process(now);
        assertThat(asked.stream().filter(it -> it.startsWith("app/answers")))
                .hasSize(3)
                .allMatch(it -> it.contains("\"took-ms\":2000"))
                .last()
                .asString()
                .contains("expired");
        assertThat(livingRoom.isLit()).isFalse();
    }

    @Test
    void oneBrokenLedDoesNotDarkenTheOthers() {
        Device device = device(new BrokenLed(), livingRoom);
        device.accept(new Booted());
        device.process(now);
        device.accept(message("客廳/message", "on"));
        device.accept(message("廚房/message", "on"));
        device.process(now);
        assertThat(livingRoom.isLit()).isTrue();
        assertThat(reported).anyMatch(line -> line.contains("the wire is broken. Mend it."));
        assertThat(device.state()).isInstanceOf(Online.class);
    }

    @Test
    void hasTheLastWordAlsoWhenTimePassesInItsLastTurn() {
        Device device = device(new InMemoryLed(() -> now), livingRoom);
        device.accept(new Booted());
        device.process(now);
        device.accept(new StopRequested());
        Instant began = now;
        now = now.plusMillis(1);
        device.process(began);
        assertThat(reported).last().asString().contains("stopped, the LEDs are dark");
    }

    @Test
    void doesNotCallAnLedDarkThatDidNotTakeIt() {
        Device device = device(new BrokenLed(), livingRoom);
        device.accept(new Booted());
        device.process(now);
        device.accept(new StopRequested());
        device.process(now);
        assertThat(reported)
                .endsWith("stopped; the LED of 客廳 failed and may still be lit")
                .noneMatch(line -> line.contains("dark"));
    }

    @Test
    void saysWhenAnLedWorksAgain() {
        BrokenLed led = new BrokenLed();
        Device device = device(led);
        device.accept(new Booted());
        device.process(now);
        device.accept(message("客廳/message", "on"));
        device.process(now);
        assertThat(device.standing().failingLeds()).containsExactly("客廳");
        led.mended = true;
        device.accept(message("客廳/message", "off"));
        device.process(now);
        assertThat(device.standing().failingLeds()).isEmpty();
        assertThat(reported).endsWith("the LED of 客廳 works again");
        device.accept(new StopRequested());
        device.process(now);
        assertThat(reported).endsWith("stopped, the LED is dark");
    }

    @Test
    void theLoopStopsWhenAsked() throws InterruptedException {
        Device device = device(livingRoom);
        DeviceLoop loop = new DeviceLoop(device, new MonotonicTime(), LoopWatch.NOBODY);
        Thread thread = Thread.ofVirtual().start(loop::run);
        assertThat(loop.stop(Duration.ofSeconds(5))).isTrue();
        thread.join();
        assertThat(device.state()).isInstanceOf(Stopped.class);
    }

    @Test
    void theLoopStopsCleanlyWhenInterrupted() throws InterruptedException {
        Device device = device(livingRoom);
        Thread thread =
                Thread.ofVirtual()
                        .start(new DeviceLoop(device, new MonotonicTime(), LoopWatch.NOBODY)::run);
        thread.interrupt();
        thread.join();
        assertThat(device.state()).isInstanceOf(Stopped.class);
        assertThat(asked).doesNotContain("abandon");
    }
}
