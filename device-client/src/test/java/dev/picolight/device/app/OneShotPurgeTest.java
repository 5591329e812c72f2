package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.OneShotPurge.Outcome;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OneShotPurgeTest {
    private static final TopicName TOPIC = new TopicName("homeassistant/device/picolight-1/config");
    private static final DeviceEvent ACCEPTED = new Connected(1, false, Optional.empty());

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final List<OutboundMessage> published = new ArrayList<>();

    private static DeviceEvent message(String text) {
        return new MessageArrived(1, InboundMessage.plain(TOPIC, Payload.of(text)));
    }

    /// A Server that answers CONNECT, SUBSCRIBE and PUBLISH with these.
    private Outcome answered(
            DeviceEvent toConnect, List<DeviceEvent> toSubscribe, List<DeviceEvent> toPublish)
            throws InterruptedException {
        MqttConnection server = server(sink -> sink.accept(toConnect), toSubscribe, toPublish);
        return new OneShotPurge(server, PATIENCE).remove(TOPIC);
    }

    private MqttConnection server(
            Consumer<EventSink> toConnect,
            List<DeviceEvent> toSubscribe,
            List<DeviceEvent> toPublish) {
        return new MqttConnection() {
            private Optional<EventSink> sink = Optional.empty();

            @Override
            public void open(long connection, boolean cleanStart, EventSink events) {
                sink = Optional.of(events);
                toConnect.accept(events);
            }

            @Override
            public void subscribe(long connection, List<Subscription> subscriptions) {
                toSubscribe.forEach(sink.orElseThrow()::accept);
            }

            @Override
            public void unsubscribe(long connection, List<TopicFilter> filters) {}

            @Override
            public void publish(long connection, OutboundMessage message) {
                published.add(message);
                toPublish.forEach(sink.orElseThrow()::accept);
            }

            @Override
            public void ping(long connection) {}

            @Override
            public void disconnect(long connection) {}

            @Override
            public void abandon(long connection) {}

            @Override
            public void close() {}
        };
    }

    @Test
    void removesWhatIsThereByAnEmptyRetainedMessage() throws InterruptedException {
        assertThat(
                        answered(
                                ACCEPTED,
                                List.of(new Subscribed(1), message("{\"dev\":{}}")),
                                List.of(message(""))))
                .isEqualTo(new Outcome.Removed(10));
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().retain()).isTrue();
        assertThat(published.getFirst().payload().size()).isZero();
    }

    @Test
    void saysWhenThereIsNothing() throws InterruptedException {
        assertThat(answered(ACCEPTED, List.of(new Subscribed(1)), List.of(message(""))))
                .isEqualTo(new Outcome.NothingThere());
    }

    @Test
    void doesNotClaimWhatItCannotSee() throws InterruptedException {
        assertThat(answered(ACCEPTED, List.of(new Subscribed(1)), List.of()))
                .isEqualTo(new Outcome.NotConfirmed());
    }

    /// Whoever publishes there without end must not keep it from ending.
    @Test
    @Timeout(20)
    void endsHoweverMuchIsSent() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        List<Thread> flood = new ArrayList<>();
        MqttConnection server =
                server(
                        sink ->
                                flood.add(
                                        Thread.ofVirtual()
                                                .start(() -> {
                                                    while (!ended.get()) {
                                                        sink.accept(message("again"));
                                                    }
                                                })),
                        List.of(),
                        List.of());
        try {
            assertThat(new OneShotPurge(server, Duration.ofMillis(20)).remove(TOPIC))
                    .asString()
                    .contains("did not answer");
        } finally {
            ended.set(true);
        }
        for (Thread each : flood) {
            each.join();
        }
    }

    @Test
    void saysWhyItIsRefused() throws InterruptedException {
        assertThat(
                        answered(
                                ACCEPTED,
                                List.of(new Subscribed(1)),
                                List.of(new PublishRefused(1, TOPIC, ReasonCode.NOT_AUTHORIZED))))
                .asString()
                .contains("Failed", TOPIC.text(), "0x87", "acl_file");
        assertThat(
                        answered(
                                new ConnectRefused(
                                        1, ReasonCode.BAD_USER_NAME_OR_PASSWORD, Optional.empty()),
                                List.of(),
                                List.of()))
                .asString()
                .contains("Failed", "0x86", "password");
    }
}
