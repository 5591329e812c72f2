package dev.picolight.device.app;

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
import java.util.function.Consumer;

/// Sends one command to the Server and gathers the answers (§4.10), over a connection of its own.
final class Sending {
    private static final long CONNECTION = 1;
    private static final Duration CONNACK_LIMIT = Duration.ofSeconds(30);
    private static final Duration ACK_LIMIT = Duration.ofSeconds(10);

    /// Those who answer later than this after somebody else are not waited for.
    private static final Duration STRAGGLER_LIMIT = Duration.ofSeconds(1);

    /// What the Server sends beyond that is not heard, until there is room again.
    private static final int NEWS_MAX = 1_000;

    private final ConnectSettings settings;
    private final BlockingQueue<News> inbox = new LinkedBlockingQueue<>(NEWS_MAX);

    /// What is to be sent.
    ///
    /// @param everybody whether more than one may answer
    /// @param patience until the first answer
    record Request(
            TopicName topic,
            Payload command,
            TopicName answers,
            boolean everybody,
            Duration patience) {
        /// Whole seconds: a device that comes back after nobody waits any more must not obey.
        private Duration expiry() {
            return Duration.ofSeconds(Math.max(1, patience.plusMillis(999).toSeconds()));
        }
    }

    /// How it ended.
    sealed interface Outcome {
        /// The Server was not reached, or did not let us in, or went away.
        record NotConnected(Setback why) implements Outcome {}

        /// The Server did not take the command.
        record Refused(ReasonCode reason) implements Outcome {}

        /// The Server knows nobody who listens there (PUBACK 0x10).
        record NobodyListens() implements Outcome {}

        /// The Server took it.
        ///
        /// @param answers how many came
        /// @param mayHear whether the Server let us subscribe to answers
        record Taken(int answers, boolean mayHear) implements Outcome {}
    }

    private sealed interface News {
        record Of(DeviceEvent event) implements News {}

        record Acknowledged(ReasonCode reason) implements News {}
    }

    /// The connection did not come about, or is lost.
    private static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Setback why;

        Lost(Setback why) {
            super(why.cause(), null, false, false);
            this.why = why;
        }
    }

    /// @param settings with a Client Identifier that nobody else uses
    Sending(ConnectSettings settings) {
        this.settings = settings;
    }

    /// Sends, and waits for answers.
    ///
    /// @param heard takes each answer as it comes
    Outcome send(Request request, Consumer<Payload> heard) throws InterruptedException {
        try (PahoConnection connection =
                new PahoConnection(
                        settings,
                        new HostDialer(),
                        new MonotonicTime(),
                        (_, reason) -> inbox.offer(new News.Acknowledged(reason)))) {
            connection.open(CONNECTION, true, event -> inbox.offer(new News.Of(event)));
            await("CONNACK", CONNACK_LIMIT, List.of(Connected.class));
            boolean mayHear = subscribe(connection, request.answers());
            Outcome outcome = exchange(connection, request, mayHear, heard);
            connection.disconnect(CONNECTION);
            return outcome;
        } catch (Lost lost) {
            return new Outcome.NotConnected(lost.why);
        }
    }

    private boolean subscribe(PahoConnection connection, TopicName answers)
            throws Lost, InterruptedException {
        connection.subscribe(
                CONNECTION,
                List.of(
                        new Subscription(
                                TopicFilter.exactly(answers),
                                Qos.AT_LEAST_ONCE,
                                false,
                                false,
                                Subscription.RetainHandling.DO_NOT_SEND)));
        return await("SUBACK", ACK_LIMIT, List.of(Subscribed.class, SubscribeRefused.class))
                instanceof Subscribed;
    }

    private Outcome exchange(
            PahoConnection connection, Request request, boolean mayHear, Consumer<Payload> heard)
            throws Lost, InterruptedException {
        Payload correlation = Payload.of(settings.clientIdentifier());
        connection.publish(
                CONNECTION,
                new OutboundMessage(
                        request.topic(),
                        request.command(),
                        Qos.AT_LEAST_ONCE,
                        false,
                        Optional.of(request.expiry()),
                        Optional.empty(),
                        Optional.of(correlation),
                        Optional.of(request.answers()),
                        List.of()));
        boolean acknowledged = false;
        int answers = 0;
        long until = System.nanoTime() + request.patience().toNanos();
        while (true) {
            Optional<News> news = next(until);
            if (news.isEmpty()) {
                if (!acknowledged && answers == 0) {
                    throw new Lost(new Setback.NoAnswer("PUBACK", request.patience()));
                }
                return new Outcome.Taken(answers, mayHear);
            }
            if (news.get() instanceof News.Acknowledged(ReasonCode reason)) {
                acknowledged = true;
                if (reason.isFailure()) {
                    return new Outcome.Refused(reason);
                }
                if (reason.equals(ReasonCode.NO_MATCHING_SUBSCRIBERS)) {
                    return new Outcome.NobodyListens();
                }
            }
            if (news.get() instanceof News.Of(MessageArrived(_, InboundMessage message))
                    && message.correlationData().filter(correlation::equals).isPresent()) {
                heard.accept(message.payload());
                answers++;
                until = Math.min(until, System.nanoTime() + STRAGGLER_LIMIT.toNanos());
                if (!request.everybody()) {
                    return new Outcome.Taken(answers, mayHear);
                }
            }
        }
    }

    /// Waits for one of these events; others are passed over.
    private DeviceEvent await(
            String packet, Duration limit, List<Class<? extends DeviceEvent>> wanted)
            throws Lost, InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (true) {
            News news =
                    next(until).orElseThrow(() -> new Lost(new Setback.NoAnswer(packet, limit)));
            if (news instanceof News.Of(DeviceEvent event)
                    && wanted.stream().anyMatch(kind -> kind.isInstance(event))) {
                return event;
            }
        }
    }

    /// @param until a `System.nanoTime()`; then nothing comes any more, whatever waits
    private Optional<News> next(long until) throws Lost, InterruptedException {
        long left = until - System.nanoTime();
        News news = left > 0 ? inbox.poll(left, TimeUnit.NANOSECONDS) : null;
        if (news instanceof News.Of(ConnectionLost(_, Setback setback))) {
            throw new Lost(setback);
        }
        if (news instanceof News.Of(ConnectRefused(_, ReasonCode reason, var words))) {
            throw new Lost(Setback.Refused.connection(reason, words));
        }
        return Optional.ofNullable(news);
    }
}
