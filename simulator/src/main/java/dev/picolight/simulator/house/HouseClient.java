package dev.picolight.simulator.house;

import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Setback.Refused;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.paho.Acknowledgements;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// An MQTT client apart from the boards, as any other program would be one: it has a connection of
/// its own to the broker, and makes it again when the broker was away. Any thread may call.
final class HouseClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final ConnectSettings settings;
    private final Consumer<InboundMessage> heard;
    private final PahoConnection mqtt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<TopicFilter> filters = new LinkedHashSet<>(); // guarded by the lock
    private volatile Link link = new Link(0);
    private volatile boolean closed;

    /// What one connection owes. Its fields are completed by threads of Paho: with nothing when all
    /// is well, and otherwise with the reason.
    private static final class Link {
        final long number;
        final CompletableFuture<Optional<Setback>> connected = new CompletableFuture<>();
        final CompletableFuture<Setback> lost = new CompletableFuture<>();
        final Map<Object, CompletableFuture<ReasonCode>> answers = new ConcurrentHashMap<>();

        Link(long number) {
            this.number = number;
        }

        boolean isUp() {
            return connected.isDone()
                    && connected.getNow(Optional.empty()).isEmpty()
                    && !lost.isDone();
        }

        void end(Setback why) {
            connected.complete(Optional.of(why));
            lost.complete(why);
        }
    }

    /// Identity, for two equal messages are two.
    private record Sent(int identity) {
        static Sent of(OutboundMessage message) {
            return new Sent(System.identityHashCode(message));
        }
    }

    /// @param settings with a Client Identifier of its own
    /// @param heard told what was listened for, by a thread of Paho, so it must not block
    HouseClient(ConnectSettings settings, Dialer dialer, Consumer<InboundMessage> heard) {
        this.settings = settings;
        this.heard = heard;
        this.mqtt =
                new PahoConnection(
                        settings,
                        dialer,
                        new MonotonicTime(),
                        new Acknowledgements() {
                            @Override
                            public void acknowledged(OutboundMessage message, ReasonCode reason) {
                                answer(Sent.of(message), reason);
                            }

                            @Override
                            public void answered(TopicFilter filter, ReasonCode reason) {
                                answer(filter, reason);
                            }
                        });
    }

    /// Publishes; with QoS 1 it waits until the broker has it.
    ///
    /// @throws HouseTrouble when the broker is not reached or refuses
    void publish(OutboundMessage message) {
        lock.lock();
        try {
            Link up = connect();
            if (message.qos() == Qos.AT_MOST_ONCE) {
                mqtt.publish(up.number, message);
                return;
            }
            ReasonCode reason =
                    answerOf(
                            up, Sent.of(message), "PUBACK", () -> mqtt.publish(up.number, message));
            if (reason.isFailure()) {
                throw new HouseTrouble(
                        words().notTaken(
                                        settings.address().toString(),
                                        message.topic().text(),
                                        reason.toString()));
            }
        } finally {
            lock.unlock();
        }
    }

    /// Has messages on these topics told from now on, on each connection.
    ///
    /// @throws HouseTrouble when the broker is not reached or refuses
    void listen(TopicFilter filter) {
        lock.lock();
        try {
            Link up = connect();
            if (!filters.contains(filter)) {
                subscribe(up, filter);
                filters.add(filter);
            }
        } finally {
            lock.unlock();
        }
    }

    private void subscribe(Link up, TopicFilter filter) {
        Subscription subscription =
                new Subscription(filter, Qos.AT_LEAST_ONCE, false, true, RetainHandling.SEND);
        ReasonCode reason =
                answerOf(
                        up,
                        filter,
                        "SUBACK",
                        () -> mqtt.subscribe(up.number, List.of(subscription)));
        if (reason.isFailure()) {
            throw new HouseTrouble(
                    words().notHeard(
                                    settings.address().toString(),
                                    filter.text(),
                                    reason.toString()));
        }
    }

    /// The connection that is there, or another one with the same subscriptions.
    private Link connect() {
        if (closed) {
            throw new HouseTrouble(words().closed());
        }
        if (link.isUp()) {
            return link;
        }
        Link fresh = new Link(link.number + 1);
        link = fresh;
        mqtt.open(fresh.number, true, event -> take(fresh, event));
        Optional<Setback> trouble = await(fresh.connected, "CONNACK");
        if (trouble.isPresent()) {
            throw notReached(trouble.get());
        }
        filters.forEach(filter -> subscribe(fresh, filter));
        return fresh;
    }

    private HouseTrouble notReached(Setback why) {
        return new HouseTrouble(
                words().notReached(
                                settings.address().toString(),
                                why.cause(),
                                why.remedy(settings.address())));
    }

    /// Asks for something and waits for its answer.
    private ReasonCode answerOf(Link up, Object question, String packet, Runnable ask) {
        CompletableFuture<ReasonCode> answer = new CompletableFuture<>();
        up.answers.put(question, answer);
        try {
            ask.run();
            await(CompletableFuture.anyOf(answer, up.lost), packet);
            if (answer.isDone()) {
                return answer.join();
            }
            throw notReached(up.lost.join());
        } finally {
            up.answers.remove(question);
        }
    }

    private <T> T await(CompletableFuture<T> answer, String packet) {
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            mqtt.abandon(link.number);
            link.end(new Setback.NoAnswer(packet, LIMIT));
            throw new HouseTrouble(
                    words().noAnswer(settings.address().toString(), packet, LIMIT.toSeconds()),
                    late);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new HouseTrouble(words().closed(), hurry);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void take(Link of, DeviceEvent event) {
        switch (event) {
            case Connected _ -> of.connected.complete(Optional.empty());
            case ConnectRefused(_, var reason, var why) -> of.end(Refused.connection(reason, why));
            case ConnectionLost(_, var setback) -> {
                of.end(setback);
                comeBack();
            }
            case PublishRefused refused ->
                    of.answers.forEach((question, answer) -> {
                        if (question instanceof Sent && refused.unsent().isPresent()) {
                            answer.complete(refused.reason());
                        }
                    });
            case MessageArrived(_, var message) -> heard.accept(message);
            case DeviceEvent _ -> {} // nothing else concerns a client without lights
        }
    }

    private void answer(Object question, ReasonCode reason) {
        Optional.ofNullable(link.answers.get(question)).ifPresent(it -> it.complete(reason));
    }

    /// Whoever listens must hear again when the broker is back.
    private void comeBack() {
        Thread.ofVirtual()
                .name("house client")
                .start(() -> {
                    try {
                        while (!closed) {
                            Thread.sleep(BETWEEN_TRIES);
                            if (isBack()) {
                                return;
                            }
                        }
                    } catch (InterruptedException impossible) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private boolean isBack() {
        lock.lock();
        try {
            if (!filters.isEmpty() && !closed) {
                var _ = connect();
            }
            return true;
        } catch (HouseTrouble notYet) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static HouseWords words() {
        return Words.of(HouseWords.class);
    }

    @Override
    public void close() {
        closed = true;
        mqtt.disconnect(link.number);
        mqtt.close();
    }
}
