package dev.picolight.device.troubles;

import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Setback.IdentifierTaken;
import dev.picolight.device.diagnosis.Setback.NoAnswer;
import dev.picolight.device.diagnosis.Setback.Refused;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.paho.PahoConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One attempt of a device to be online, by the classes of the device and with its patience. What
/// becomes of it is made a [Setback] as the device does.
final class Attempt implements AutoCloseable {
    static final String IDENTIFIER = "picolight-pi-1";
    static final String ROOM_TOPIC = "客廳/message";

    private static final Duration CONNACK = Duration.ofSeconds(20);
    static final Duration ANSWER = Duration.ofSeconds(10);

    /// Something must come, however busy this machine is.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConnectSettings settings;
    private final PahoConnection connection;
    private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();

    Attempt(ConnectSettings settings) {
        this.settings = settings;
        connection = new PahoConnection(settings, new HostDialer(), new MonotonicTime());
    }

    /// Connects, which must fail.
    static Setback failing(ConnectSettings settings) {
        try (Attempt attempt = new Attempt(settings)) {
            return attempt.connect()
                    .orElseGet(() -> fail("%s is reached".formatted(settings.address())));
        }
    }

    /// Connects, which must succeed.
    static Attempt connected(ConnectSettings settings) {
        Attempt attempt = new Attempt(settings);
        attempt.connect().ifPresent(setback -> fail(setback.cause()));
        return attempt;
    }

    private Optional<Setback> connect() {
        connection.open(1, true, events::add);
        return switch (next(CONNACK).orElse(new DeviceEvent.DeadlinePassed())) {
            case Connected _ -> Optional.empty();
            case ConnectRefused(_, ReasonCode reason, Optional<String> words) ->
                    Optional.of(Refused.connection(reason, words));
            case ConnectionLost(_, Setback setback) -> Optional.of(setback);
            case DeviceEvent.DeadlinePassed _ -> Optional.of(new NoAnswer("CONNACK", CONNACK));
            case DeviceEvent other -> fail("%s".formatted(other));
        };
    }

    /// Subscribes to the room's commands; empty when that is granted.
    Optional<Setback> subscribe() {
        connection.subscribe(1, List.of(Subscription.forCommands(new TopicFilter(ROOM_TOPIC))));
        return switch (next(ANSWER).orElse(new DeviceEvent.DeadlinePassed())) {
            case Subscribed _ -> Optional.empty();
            case SubscribeRefused(_, List<SubscribeRefused.Refusal> refusals) ->
                    Optional.of(
                            Refused.subscription(
                                    refusals.getFirst().filter().text(),
                                    refusals.getFirst().reason()));
            case ConnectionLost(_, Setback setback) -> Optional.of(told(setback));
            case DeviceEvent.DeadlinePassed _ -> Optional.of(new NoAnswer("SUBACK", ANSWER));
            case DeviceEvent other -> fail("%s".formatted(other));
        };
    }

    /// Publishes the device's status, which must be refused.
    Setback publish() {
        connection.publish(
                1,
                new OutboundMessage(
                        new TopicName("客廳/pi-1/status"),
                        Payload.of("online"),
                        Qos.AT_LEAST_ONCE,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return switch (next(PATIENCE).orElseThrow()) {
            case PublishRefused(_, TopicName topic, ReasonCode reason, _) ->
                    Refused.publishing(topic.text(), reason);
            case ConnectionLost(_, Setback setback) -> setback;
            case DeviceEvent other -> fail("%s".formatted(other));
        };
    }

    /// Asks for a sign of life, which must not come.
    Setback ping() {
        connection.ping(1);
        Optional<DeviceEvent> answer = next(ANSWER);
        return answer.isEmpty()
                ? new NoAnswer("PINGRESP", ANSWER)
                : fail(answer.get() instanceof PingAnswered ? "it lives" : answer.get().toString());
    }

    /// Waits until the connection ends.
    Setback goOn() {
        return switch (next(PATIENCE).orElseThrow()) {
            case ConnectionLost(_, Setback setback) -> told(setback);
            case DeviceEvent other -> fail("%s".formatted(other));
        };
    }

    private Setback told(Setback setback) {
        return setback instanceof Refused refused
                        && refused.reason().equals(ReasonCode.SESSION_TAKEN_OVER)
                ? new IdentifierTaken(settings.clientIdentifier(), refused.reason())
                : setback;
    }

    private Optional<DeviceEvent> next(Duration limit) {
        try {
            return Optional.ofNullable(events.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            return fail("interrupted", ended);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
