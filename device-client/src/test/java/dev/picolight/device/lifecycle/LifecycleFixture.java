package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.lifecycle.DeviceState.BackingOff;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A device with one LED in 客廳 and hands that note what is asked of them.
class LifecycleFixture {
    static final BrokerAddress BROKER = new BrokerAddress("192.168.137.113", 1883);

    static final Setback BROKER_DOWN =
            new NotReached(Trouble.REFUSED, BROKER, Duration.ofMillis(28), "Connection refused");

    final DeviceProfile profile;
    final DeviceLifecycle device;
    Instant now = Instant.EPOCH;
    Optional<Instant> deadline = Optional.empty();
    long connection;

    LifecycleFixture() {
        this(TextPolicy.LIGHT, Presentation.PLAIN);
    }

    LifecycleFixture(TextPolicy text) {
        this(text, Presentation.PLAIN);
    }

    LifecycleFixture(Presentation presentation) {
        this(TextPolicy.LIGHT, presentation);
    }

    private LifecycleFixture(TextPolicy text, Presentation presentation) {
        profile =
                new DeviceProfile(
                        "pi-1",
                        "picolight-pi-1",
                        BROKER,
                        List.of(new DeviceProfile.Room("客廳", text, false)),
                        presentation);
        device = new DeviceLifecycle(profile, Timing.STANDARD, new Random(42));
    }

    List<DeviceAction> on(DeviceEvent event) {
        DeviceLifecycle.Transition next = device.handle(event, now);
        deadline = next.deadline();
        return next.actions();
    }

    /// Lets time pass to the deadline and tells the device.
    List<DeviceAction> atDeadline() {
        now = deadline.orElseThrow();
        return on(new DeadlinePassed());
    }

    List<DeviceAction> after(Duration span, DeviceEvent event) {
        now = now.plus(span);
        return on(event);
    }

    List<DeviceAction> connect() {
        List<DeviceAction> actions = on(new NetworkUp("192.168.137.20"));
        actions.forEach(action -> {
            if (action instanceof DeviceAction.OpenConnection open) {
                connection = open.connection();
            }
        });
        return actions;
    }

    void bootToConnecting() {
        on(new Booted());
        connect();
    }

    void bootToSubscribing() {
        bootToConnecting();
        on(new Connected(connection, false, Optional.empty()));
    }

    List<DeviceAction> bootToOnline() {
        bootToSubscribing();
        return on(new Subscribed(connection));
    }

    /// From a wait back to being online.
    void comeBack() {
        atDeadline();
        connect();
        on(new Connected(connection, true, Optional.empty()));
        on(new Subscribed(connection));
    }

    List<DeviceAction> hear(String payload) {
        return on(new MessageArrived(connection, message(payload)));
    }

    BackingOff waiting() {
        assertThat(device.state()).isInstanceOf(BackingOff.class);
        return (BackingOff) device.state();
    }

    Duration waitLeft() {
        return Duration.between(now, waiting().until());
    }

    static InboundMessage message(String payload) {
        return InboundMessage.plain(new TopicName("客廳/message"), Payload.of(payload));
    }

    static InboundMessage numbered(String payload, int packetId, boolean duplicate) {
        return new InboundMessage(
                new TopicName("客廳/message"),
                Payload.of(payload),
                Qos.AT_LEAST_ONCE,
                false,
                duplicate,
                packetId,
                Optional.empty(),
                Optional.empty());
    }

    static <T> List<T> only(Class<T> kind, List<DeviceAction> actions) {
        return actions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static List<String> published(List<DeviceAction> actions) {
        return only(Publish.class, actions).stream()
                .map(Publish::message)
                .map(LifecycleFixture::inWords)
                .toList();
    }

    static String reports(List<DeviceAction> actions) {
        return only(Report.class, actions).stream()
                .map(Report::text)
                .reduce("", (a, b) -> a + b + "\n");
    }

    /// Without the source, the date and the number of a state.
    private static String inWords(OutboundMessage message) {
        return message.topic()
                + " "
                + message.payload().text().orElse("?").replaceAll(",\"source\":.*", "}");
    }
}
