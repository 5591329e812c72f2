package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.lifecycle.DeviceLifecycle;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.DeviceState.Online;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.Network;
import dev.picolight.led.Brightness;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.led.LedPlayer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each part around the device throws what it never should.
class DefectsTest {
    private Instant now = Instant.EPOCH;
    private final InMemoryLed led = new InMemoryLed(() -> now);
    private final List<String> reported = new ArrayList<>();
    private Optional<Part> broken = Optional.empty();
    private long connection;

    enum Part {
        JOIN,
        OPEN,
        SUBSCRIBE,
        PUBLISH,
        PING,
        ABANDON,
        LED
    }

    /// Breaks once.
    private void touch(Part part) {
        if (broken.filter(part::equals).isPresent()) {
            broken = Optional.empty();
            throw new IllegalStateException("broken " + part);
        }
    }

    private final Network network =
            new Network() {
                @Override
                public void join(EventSink events) {
                    touch(Part.JOIN);
                    events.accept(new NetworkUp("192.168.137.20"));
                }

                @Override
                public void close() {}
            };

    private final MqttConnection server =
            new MqttConnection() {
                private Optional<EventSink> events = Optional.empty();

                private void tell(DeviceEvent event) {
                    events.ifPresent(sink -> sink.accept(event));
                }

                @Override
                public void open(long number, boolean cleanStart, EventSink sink) {
                    touch(Part.OPEN);
                    events = Optional.of(sink);
                    connection = number;
                    tell(new Connected(number, false, Optional.empty()));
                }

                @Override
                public void subscribe(long number, List<Subscription> subscriptions) {
                    touch(Part.SUBSCRIBE);
                    tell(new Subscribed(number));
                }

                @Override
                public void unsubscribe(long number, List<TopicFilter> filters) {}

                @Override
                public void publish(long number, OutboundMessage message) {
                    touch(Part.PUBLISH);
                }

                @Override
                public void ping(long number) {
                    touch(Part.PING);
                    tell(new DeviceEvent.PingAnswered(number));
                }

                @Override
                public void disconnect(long number) {}

                @Override
                public void abandon(long number) {
                    touch(Part.ABANDON);
                }

                @Override
                public void close() {}
            };

    private final Led breakableLed =
            new Led() {
                @Override
                public void show(Brightness brightness) {
                    touch(Part.LED);
                    led.show(brightness);
                }

                @Override
                public Brightness shown() {
                    return led.shown();
                }

                @Override
                public boolean canDim() {
                    return false;
                }

                @Override
                public void close() {}
            };

    private Device device(Consumer<Report> reports) {
        DeviceProfile profile =
                new DeviceProfile(
                        "pi-1",
                        "c",
                        new BrokerAddress("192.168.137.113", 1883),
                        List.of(new DeviceProfile.Room("客廳", TextPolicy.LIGHT, false)));
        Device device =
                new Device(
                        new DeviceLifecycle(profile, Timing.STANDARD, new Random(1)),
                        new Equipment(network, server),
                        List.of(new LedPlayer(breakableLed)),
                        reports);
        device.accept(new Booted());
        return device;
    }

    private void say(Device device, String text) {
        device.accept(
                new MessageArrived(
                        connection,
                        InboundMessage.plain(new TopicName("客廳/message"), Payload.of(text))));
        device.process(now);
    }

    /// Works on as [DeviceLoop] does, a few deadlines long.
    private void goOn(Device device) {
        for (int i = 0; i < 6; i++) {
            now = device.process(now).orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void doNotKillTheDevice(Part part) {
        broken = Optional.of(part);
        Device device = device(report -> reported.add(report.text()));
        goOn(device);
        if (part == Part.ABANDON) {
            device.accept(new DeviceEvent.NetworkDown("unplugged"));
            goOn(device);
        }
        say(device, "on");
        say(device, "off");
        say(device, "on");
        assertThat(device.state()).isInstanceOf(Online.class);
        assertThat(led.isLit()).isTrue();
        assertThat(reported)
                .filteredOn(line -> line.contains("a defect of PicoLight"))
                .singleElement()
                .asString()
                .contains("broken " + part);
    }

    @Test
    void inTheLogicAreToldAndWaitedOut() {
        Device device = device(report -> reported.add(report.text()));
        goOn(device);
        device.accept(new LedFailed(7, "no such LED", "There is one alone."));
        assertThat(device.process(now)).contains(now.plusSeconds(1));
        goOn(device);
        assertThat(device.state()).isInstanceOf(Online.class);
        assertThat(reported).anyMatch(line -> line.contains("a defect of PicoLight in LedFailed"));
    }

    @Test
    void ofWhoeverListensToReportsDoNotKillTheDevice() {
        Device device =
                device(_ -> {
                    throw new IllegalStateException("the screen is gone");
                });
        goOn(device);
        say(device, "on");
        assertThat(device.state()).isInstanceOf(Online.class);
        assertThat(led.isLit()).isTrue();
    }
}
