package dev.picolight.simulator.app;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Setback.Refused;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.LedWorks;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An MQTT client apart from the board, as any other program would be one: it has a connection of
/// its own to the broker and knows the board only by what the broker says.
final class SeparateClient implements AutoCloseable {
    private static final long CONNECTION = 1;
    private static final Duration KEEP_ALIVE = Duration.ofHours(1);

    private final MqttConnection connection;
    private final CompletableFuture<Optional<String>> connected = new CompletableFuture<>();
    private final CompletableFuture<Optional<String>> heard = new CompletableFuture<>();
    private final Payload expected;

    private SeparateClient(BrokerAddress address, Duration limit, Payload expected) {
        this.expected = expected;
        this.connection =
                new PahoConnection(
                        new ConnectSettings(
                                address,
                                true,
                                "picolight-demo-%08x".formatted(System.nanoTime() & 0xFFFFFFFFL),
                                Optional.empty(),
                                KEEP_ALIVE,
                                Duration.ZERO,
                                Optional.empty(),
                                limit),
                        new HostDialer(),
                        new MonotonicTime());
    }

    /// Connects and waits until a topic says what is expected of it, retained or new.
    ///
    /// @throws IOException when the broker is not reached, refuses, or the word does not come
    static SeparateClient connectWhen(
            BrokerAddress address, TopicName topic, String expected, Duration limit)
            throws IOException, InterruptedException {
        SeparateClient client = new SeparateClient(address, limit, Payload.of(expected));
        try {
            client.connection.open(CONNECTION, true, client::take);
            await(client.connected, limit, "CONNACK");
            client.connection.subscribe(
                    CONNECTION,
                    List.of(
                            new Subscription(
                                    TopicFilter.exactly(topic),
                                    Qos.AT_LEAST_ONCE,
                                    false,
                                    true,
                                    RetainHandling.SEND)));
            await(client.heard, limit, Words.of(DeskWords.class).wordOn(expected, topic.text()));
            return client;
        } catch (IOException | InterruptedException failed) {
            client.connection.close();
            throw failed;
        }
    }

    /// @param trouble completed with nothing when all is well
    private static void await(
            CompletableFuture<Optional<String>> trouble, Duration limit, String what)
            throws IOException, InterruptedException {
        try {
            Optional<String> cause = trouble.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (cause.isPresent()) {
                throw new IOException(cause.get());
            }
        } catch (TimeoutException slow) {
            throw new IOException(Words.of(DeskWords.class).missing(what, limit.toSeconds()), slow);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void take(DeviceEvent event) {
        switch (event) {
            case Connected _ -> connected.complete(Optional.empty());
            case ConnectRefused(_, var reason, var words) ->
                    fail(Refused.connection(reason, words));
            case ConnectionLost(_, var setback) -> fail(setback);
            case SubscribeRefused(_, var refusals) ->
                    fail(
                            Refused.subscription(
                                    refusals.getFirst().filter().text(),
                                    refusals.getFirst().reason()));
            case MessageArrived(_, var message) -> {
                if (message.payload().equals(expected)) {
                    heard.complete(Optional.empty());
                }
            }
            // nothing else concerns a client that only publishes
            case Subscribed _,
                    PublishRefused _,
                    PingAnswered _,
                    Booted _,
                    NetworkUp _,
                    NetworkDown _,
                    LedFailed _,
                    LedWorks _,
                    DeviceEvent.Inside _,
                    DeviceEvent.Measured _,
                    DeadlinePassed _,
                    SettingsChanged _,
                    StopRequested _ -> {}
        }
    }

    private void fail(Setback setback) {
        connected.complete(Optional.of(setback.cause()));
        heard.complete(Optional.of(setback.cause()));
    }

    /// Sends a command with QoS 1, not retained.
    void publish(TopicName topic, String text) {
        connection.publish(
                CONNECTION,
                new OutboundMessage(
                        topic,
                        Payload.of(text),
                        Qos.AT_LEAST_ONCE,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public void close() {
        connection.disconnect(CONNECTION);
        connection.close();
    }
}
