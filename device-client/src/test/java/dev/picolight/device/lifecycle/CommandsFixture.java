package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceAction.ConfirmShown;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.LedShown;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// A device online with one LED on a pin (客廳) and one that can dim (臥室), and a shell that does what
/// it says at once and notes it.
class CommandsFixture {
    static final String ANSWERS = "app/answers";

    final DeviceLifecycle device;
    final List<DeviceAction> done = new ArrayList<>();
    final List<Instant> playedAt = new ArrayList<>();
    final List<Integer> brokenLeds = new ArrayList<>();
    Duration ledTakes = Duration.ZERO;
    Instant now = Instant.EPOCH;
    Optional<Instant> deadline = Optional.empty();

    CommandsFixture() {
        this(BootPolicy.OFF);
    }

    CommandsFixture(BootPolicy onBoot) {
        device =
                new DeviceLifecycle(
                        new DeviceProfile(
                                "pi-1",
                                "picolight-pi-1",
                                new BrokerAddress("192.168.137.113", 1883),
                                List.of(
                                        new DeviceProfile.Room(
                                                "客廳", TextPolicy.LIGHT, false, onBoot),
                                        new DeviceProfile.Room(
                                                "臥室", TextPolicy.IGNORE, true, onBoot))),
                        Timing.STANDARD,
                        new Random(1));
    }

    final void comeOnline() {
        on(new Booted());
        on(new NetworkUp("192.168.137.20"));
        on(new Connected(1, false, Optional.empty()));
        on(new Subscribed(1));
        done.clear();
    }

    final void on(DeviceEvent event) {
        perform(device.handle(event, now));
    }

    private void perform(DeviceLifecycle.Transition next) {
        deadline = next.deadline();
        done.addAll(next.actions());
        for (DeviceAction action : next.actions()) {
            if (action instanceof PlayPattern) {
                playedAt.add(now);
            }
            if (action instanceof DeviceAction.Ping) {
                on(new PingAnswered(1));
            } else if (action instanceof PlayPattern play && brokenLeds.contains(play.led())) {
                on(new LedFailed(play.led(), "the wire is broken", "Mend it."));
            } else if (action instanceof ConfirmShown(int led, long confirmation)) {
                on(new LedShown(led, confirmation, now.plus(ledTakes)));
            }
        }
    }

    /// Lets time pass, with every deadline on the way.
    final void pass(Duration span) {
        Instant end = now.plus(span);
        for (int steps = 0; deadline.filter(at -> !at.isAfter(end)).isPresent(); steps++) {
            assertThat(steps).as("deadlines until %s", end).isLessThan(10_000);
            now = deadline.get().isAfter(now) ? deadline.get() : now;
            on(new DeadlinePassed());
        }
        now = end;
    }

    /// Brings a message; gives what the device did about it.
    final List<DeviceAction> hear(InboundMessage message) {
        return hear(message, now);
    }

    final List<DeviceAction> hear(InboundMessage message, Instant arrived) {
        int before = done.size();
        perform(device.handle(new MessageArrived(1, message), arrived, now));
        return List.copyOf(done.subList(before, done.size()));
    }

    final List<DeviceAction> hear(String topic, String text) {
        return hear(InboundMessage.plain(new TopicName(topic), Payload.of(text)));
    }

    /// A request with a Response Topic.
    static InboundMessage request(String topic, String text, String correlation) {
        return request(topic, text, correlation, Optional.empty());
    }

    static InboundMessage request(
            String topic, String text, String correlation, Optional<Duration> expiry) {
        return new InboundMessage(
                new TopicName(topic),
                Payload.of(text),
                Qos.AT_MOST_ONCE,
                false,
                false,
                0,
                Optional.of(new TopicName(ANSWERS)),
                correlation.isEmpty() ? Optional.empty() : Optional.of(Payload.of(correlation)),
                expiry);
    }

    /// Payloads published to a topic.
    static List<String> said(String topic, List<DeviceAction> actions) {
        return published(topic, actions)
                .map(it -> it.message().payload().text().orElseThrow())
                .toList();
    }

    static Stream<Publish> published(String topic, List<DeviceAction> actions) {
        return actions.stream()
                .filter(Publish.class::isInstance)
                .map(Publish.class::cast)
                .filter(it -> it.message().topic().text().equals(topic));
    }

    static List<PlayPattern> played(List<DeviceAction> actions) {
        return actions.stream()
                .filter(PlayPattern.class::isInstance)
                .map(PlayPattern.class::cast)
                .toList();
    }

    static List<String> reported(List<DeviceAction> actions) {
        return actions.stream()
                .filter(Report.class::isInstance)
                .map(it -> ((Report) it).text())
                .toList();
    }

    final long counted(Counters.Count what) {
        return device.counters().of(what);
    }
}
