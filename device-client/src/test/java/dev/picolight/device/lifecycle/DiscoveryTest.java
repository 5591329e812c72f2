package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.lifecycle.DeviceAction.Ping;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceAction.Subscribe;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiscoveryTest extends LifecycleFixture {
    private static final String CONFIG = "homeassistant/device/picolight-pi-1/config";
    private static final String BIRTH = "homeassistant/status";

    DiscoveryTest() {
        super(
                new Presentation(
                        Machine.UNKNOWN,
                        Optional.of("homeassistant"),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static List<String> topics(List<DeviceAction> actions) {
        return only(Publish.class, actions).stream()
                .map(publish -> publish.message().topic().text())
                .toList();
    }

    private List<DeviceAction> homeAssistantSays(String text) {
        return on(
                new MessageArrived(
                        connection, InboundMessage.plain(new TopicName(BIRTH), Payload.of(text))));
    }

    /// Lets the device live to this instant and tells what it published when.
    private List<String> live(Duration span) {
        Instant end = now.plus(span);
        List<String> told = new ArrayList<>();
        while (!deadline.orElseThrow().isAfter(end)) {
            List<DeviceAction> actions = atDeadline();
            topics(actions).forEach(topic -> told.add(now.getEpochSecond() + " " + topic));
            if (actions.contains(new Ping(connection))) {
                on(new PingAnswered(connection));
            }
        }
        now = end;
        return told;
    }

    @Test
    void comesBeforeStatusAndStateOnEachConnection() {
        assertThat(topics(bootToOnline()))
                .containsExactly(CONFIG, "客廳/pi-1/status", "客廳/pi-1/state");
        OutboundMessage config = only(Publish.class, reconnect()).getFirst().message();
        assertThat(config.topic().text()).isEqualTo(CONFIG);
        assertThat(config.retain()).isTrue();
        assertThat(config.expiry()).contains(Duration.ofHours(24));
    }

    private List<DeviceAction> reconnect() {
        on(new ConnectionLost(connection, BROKER_DOWN));
        atDeadline();
        connect();
        on(new Connected(connection, true, Optional.empty()));
        return on(new DeviceEvent.Subscribed(connection));
    }

    @Test
    void isToldAgainBeforeItExpires() {
        bootToOnline();
        assertThat(live(Duration.ofDays(2)).stream().filter(line -> line.endsWith(CONFIG)))
                .containsExactly(
                        "43200 " + CONFIG,
                        "86400 " + CONFIG,
                        "129600 " + CONFIG,
                        "172800 " + CONFIG);
    }

    @Test
    void answersABirthAfterARandomWhile() {
        bootToOnline();
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(homeAssistantSays("online")).isEmpty();
            Instant born = now;
            List<DeviceAction> actions = atDeadline();
            while (topics(actions).isEmpty()) {
                on(new PingAnswered(connection));
                actions = atDeadline();
            }
            assertThat(topics(actions)).containsExactly(CONFIG, "客廳/pi-1/status", "客廳/pi-1/state");
            waits.add(Duration.between(born, now));
        }
        assertThat(waits)
                .hasSizeGreaterThan(90)
                .allSatisfy(wait ->
                        assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10)));
    }

    @Test
    void answersSeveralBirthsOnceAndADeathNever() {
        bootToOnline();
        homeAssistantSays("offline");
        assertThat(live(Duration.ofMinutes(1))).isEmpty();
        homeAssistantSays("online");
        homeAssistantSays("online");
        assertThat(live(Duration.ofMinutes(1))).hasSize(3);
    }

    @Test
    void forgetsABirthWhenTheConnectionIsLost() {
        bootToOnline();
        homeAssistantSays("online");
        reconnect();
        assertThat(live(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void listensForTheBirthOnlyIfItIsWanted() {
        Subscription birth =
                Subscription.forNews(new TopicFilter(BIRTH), RetainHandling.DO_NOT_SEND);
        assertThat(subscriptions(this)).contains(birth);
        LifecycleFixture plain = new LifecycleFixture();
        assertThat(subscriptions(plain)).doesNotContain(birth);
        assertThat(topics(plain.on(new DeviceEvent.Subscribed(plain.connection))))
                .doesNotContain(CONFIG);
    }

    private static List<Subscription> subscriptions(LifecycleFixture device) {
        device.bootToConnecting();
        return only(
                        Subscribe.class,
                        device.on(new Connected(device.connection, false, Optional.empty())))
                .getFirst()
                .subscriptions();
    }
}
