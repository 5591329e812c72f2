package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.paho.Acknowledgements;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.port.Dialer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// One connection to the Server, of which is waited for one answer after the other. Used by one
/// thread.
final class Visit implements AutoCloseable {
    private static final long CONNECTION = 1;

    /// What the Server sends beyond that is not heard.
    static final int NEWS_MAX = 2_000;

    private final ConnectSettings settings;
    private final InstantSource time;
    private final Predicate<TopicName> wanted;
    private final PahoConnection connection;
    private final BlockingQueue<News> inbox = new LinkedBlockingQueue<>(NEWS_MAX);
    private final List<Heard> heard = new ArrayList<>();
    private final Map<TopicFilter, ReasonCode> granted = new HashMap<>();
    private final Map<TopicName, ReasonCode> acknowledged = new HashMap<>();
    private volatile boolean hasMissed;

    /// A message, and when it came.
    record Heard(InboundMessage message, Instant at) {}

    private sealed interface News {
        record Of(DeviceEvent event, Instant at) implements News {}

        record Granted(TopicFilter filter, ReasonCode reason) implements News {}

        record Acknowledged(TopicName topic, ReasonCode reason) implements News {}
    }

    /// @param wanted the topics whose messages are kept; a busy Server has thousands of others
    Visit(
            ConnectSettings settings,
            Dialer dialer,
            InstantSource time,
            Predicate<TopicName> wanted) {
        this.settings = settings;
        this.time = time;
        this.wanted = wanted;
        this.connection =
                new PahoConnection(
                        settings,
                        dialer,
                        time,
                        new Acknowledgements() {
                            @Override
                            public void acknowledged(OutboundMessage message, ReasonCode reason) {
                                put(new News.Acknowledged(message.topic(), reason));
                            }

                            @Override
                            public void answered(TopicFilter filter, ReasonCode reason) {
                                put(new News.Granted(filter, reason));
                            }
                        });
    }

    /// Who visits.
    ConnectSettings settings() {
        return settings;
    }

    /// Connects.
    ///
    /// @throws Broken when the Server is not reached, refuses, or says nothing
    void open(Duration limit) throws Broken, InterruptedException {
        connection.open(CONNECTION, true, this::note);
        await("CONNACK", limit, Connected.class::isInstance);
    }

    private void note(DeviceEvent event) {
        if (!(event instanceof MessageArrived(_, InboundMessage message))
                || wanted.test(message.topic())) {
            put(new News.Of(event, time.instant()));
        }
    }

    private void put(News news) {
        if (!inbox.offer(news)) {
            hasMissed = true;
        }
    }

    /// Whether more came than is kept.
    boolean hasMissedSome() {
        return hasMissed;
    }

    /// Subscribes.
    ///
    /// @return what the Server says of each filter; nothing of one that it has passed over
    /// @throws Broken when there is no answer, or no connection
    Map<TopicFilter, ReasonCode> subscribe(List<Subscription> subscriptions, Duration limit)
            throws Broken, InterruptedException {
        connection.subscribe(CONNECTION, subscriptions);
        await(
                "SUBACK",
                limit,
                event -> event instanceof Subscribed || event instanceof SubscribeRefused);
        return Map.copyOf(granted);
    }

    void publish(OutboundMessage message) {
        acknowledged.remove(message.topic());
        connection.publish(CONNECTION, message);
    }

    /// Listens, until there is enough or the time is over.
    ///
    /// @throws Broken when the connection is lost
    void listen(Duration limit, BooleanSupplier enough) throws Broken, InterruptedException {
        Instant until = time.instant().plus(limit);
        while (!enough.getAsBoolean()) {
            Optional<News> news = next(until);
            if (news.isEmpty()) {
                return;
            }
            keep(news.get());
        }
    }

    /// Every message so far, in the order in which they came.
    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /// What PUBACK says of the message sent there last; empty until it has come.
    Optional<ReasonCode> acknowledged(TopicName topic) {
        return Optional.ofNullable(acknowledged.get(topic));
    }

    private void await(String packet, Duration limit, Predicate<DeviceEvent> wanted)
            throws Broken, InterruptedException {
        Instant until = time.instant().plus(limit);
        while (true) {
            News news =
                    next(until).orElseThrow(() -> new Broken(new Setback.NoAnswer(packet, limit)));
            keep(news);
            if (news instanceof News.Of(DeviceEvent event, _) && wanted.test(event)) {
                return;
            }
        }
    }

    private void keep(News news) {
        switch (news) {
            case News.Granted(TopicFilter filter, ReasonCode reason) -> granted.put(filter, reason);
            case News.Acknowledged(TopicName topic, ReasonCode reason) ->
                    acknowledged.put(topic, reason);
            case News.Of(MessageArrived(_, InboundMessage message), Instant at) -> {
                if (heard.size() < NEWS_MAX) {
                    heard.add(new Heard(message, at));
                } else {
                    hasMissed = true;
                }
            }
            case News.Of _ -> {} // waited for elsewhere, or of no interest
        }
    }

    private Optional<News> next(Instant until) throws Broken, InterruptedException {
        Duration left = Duration.between(time.instant(), until);
        News news = left.isPositive() ? inbox.poll(left.toNanos(), TimeUnit.NANOSECONDS) : null;
        if (news instanceof News.Of(ConnectionLost(_, Setback setback), _)) {
            throw new Broken(setback);
        }
        if (news instanceof News.Of(ConnectRefused(_, ReasonCode reason, var words), _)) {
            throw new Broken(Setback.Refused.connection(reason, words));
        }
        return Optional.ofNullable(news);
    }

    /// Takes leave of the Server, if there is one.
    @Override
    public void close() {
        if (Thread.currentThread().isInterrupted()) {
            connection.abandon(CONNECTION);
        } else {
            connection.disconnect(CONNECTION);
        }
        connection.close();
    }
}
