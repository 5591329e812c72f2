package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.announce.Queue;
import dev.picolight.device.announce.Sensors;
import dev.picolight.device.announce.Throttling;
import dev.picolight.device.lifecycle.DeviceAction.Measure;
import dev.picolight.device.lifecycle.DeviceAction.Ping;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.Measured;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.mqtt.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest extends LifecycleFixture {
    private static final String TOPIC = "客廳/pi-1/health";
    private static final Measured MEASURED = new Measured(Sensors.NONE, new Queue(0, 2));

    HealthTest() {
        super(
                new Presentation(
                        new Machine("Raspberry Pi 5", "1.2.3", true, true),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(60)),
                        Optional.empty()));
    }

    private static List<OutboundMessage> reports(List<DeviceAction> actions, String topic) {
        return only(Publish.class, actions).stream()
                .map(Publish::message)
                .filter(message -> message.topic().text().equals(topic))
                .toList();
    }

    private static String health(List<DeviceAction> actions) {
        return reports(actions, TOPIC).stream()
                .map(message -> message.payload().text().orElse("?"))
                .reduce("", (a, b) -> a + b);
    }

    /// Lets the device live so long; the Server answers each PINGREQ and the machine each question.
    private List<DeviceAction> live(Duration span) {
        Instant end = now.plus(span);
        List<DeviceAction> all = new ArrayList<>();
        while (!deadline.orElseThrow().isAfter(end)) {
            List<DeviceAction> actions = new ArrayList<>(atDeadline());
            if (actions.contains(new Measure())) {
                actions.addAll(on(MEASURED));
            }
            if (actions.contains(new Ping(connection))) {
                on(new PingAnswered(connection));
            }
            all.addAll(actions);
        }
        now = end;
        return all;
    }

    @Test
    void isToldAsSoonAsItIsMeasuredAndThenEachMinute() {
        assertThat(bootToOnline()).contains(new Measure());
        List<OutboundMessage> first = reports(on(MEASURED), TOPIC);
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().retain()).isTrue();
        assertThat(first.getFirst().expiry()).contains(Duration.ofMinutes(3));
        assertThat(reports(live(Duration.ofDays(2)), TOPIC)).hasSize(2 * 24 * 60);
    }

    @Test
    void doesNotWaitLongForWhatIsMeasured() {
        bootToOnline();
        assertThat(health(atDeadline()))
                .isEqualTo(
                        """
                        {"online":true,"version":"1.2.3","uptime-s":2,"connected-s":2,"reconnects":0,\
                        "commands":{"obeyed":0,"refused":0,"expired":0,"duplicate":0,"limited":0}}\
                        """);
        assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(2));
        assertThat(on(MEASURED)).as("too late").isEmpty();
    }

    @Test
    void tellsEverythingThatIsKnown() {
        bootToOnline();
        on(MEASURED);
        hear("on");
        atDeadline(); // PINGREQ
        now = now.plusMillis(12);
        on(new PingAnswered(connection));
        on(new ConnectionLost(connection, BROKER_DOWN));
        comeBack();
        now = now.plusSeconds(1);
        String told =
                health(
                        on(
                                new Measured(
                                        new Sensors(
                                                Optional.of(48.34),
                                                Optional.of(Throttling.ofBits(0x50005))),
                                        new Queue(1, 2))));
        assertThat(told)
                .contains("\"online\":true")
                .contains("\"connected-s\":1")
                .contains("\"reconnects\":1")
                .contains("\"last-setback\":{\"cause\":\"broker 192.168.137.113:1883 not reached")
                .contains("\"ping-ms\":12.0")
                .contains("\"obeyed\":1")
                .contains("\"queue\":{\"incoming\":1,\"outgoing\":2}")
                .contains("\"cpu-celsius\":48.3")
                .contains("\"throttling\":[\"under-voltage\",\"throttled\"]")
                .contains("\"throttling-since-boot\":[\"under-voltage\",\"throttled\"]");
    }

    @Test
    void isSilentWhileTheDeviceIsNotOnline() {
        bootToOnline();
        on(new ConnectionLost(connection, BROKER_DOWN));
        assertThat(on(MEASURED)).isEmpty();
        assertThat(deadline).contains(waiting().until());
    }

    @Test
    void saysInTheEndWhyTheDeviceLeaves() {
        bootToOnline();
        on(MEASURED);
        List<DeviceAction> actions = on(new StopRequested());
        assertThat(health(actions)).startsWith("{\"online\":false,\"reason\":\"stopped\"");
        assertThat(published(actions).getLast()).isEqualTo("客廳/pi-1/status offline");
    }

    @Test
    void isNeverToldByADeviceThatIsNotAskedTo() {
        LifecycleFixture plain = new LifecycleFixture();
        assertThat(plain.bootToOnline()).doesNotContain(new Measure());
        assertThat(published(plain.on(new StopRequested())))
                .noneMatch(line -> line.contains("health"));
    }
}
