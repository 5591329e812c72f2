package dev.picolight.device.app;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One connection that removes the retained message of one topic: it looks what is there, publishes
/// an empty one, and sees it come back.
final class OneShotPurge {
    private static final long CONNECTION = 1;

    /// What the Server sends beyond that is not heard, until there is room again.
    private static final int EVENTS_MAX = 1_000;

    private final MqttConnection connection;
    private final LinkedBlockingQueue<DeviceEvent> inbox = new LinkedBlockingQueue<>(EVENTS_MAX);
    private final Duration patience;

    /// What came of it.
    sealed interface Outcome {
        /// There was a message, and it is gone.
        record Removed(int bytes) implements Outcome {}

        /// There was none.
        record NothingThere() implements Outcome {}

        /// The empty message was sent, but this user may not see whether it had an effect.
        record NotConfirmed() implements Outcome {}

        /// It was not done.
        ///
        /// @param words the cause and its remedy
        record Failed(String words) implements Outcome {}
    }

    /// @param patience for all of it
    OneShotPurge(MqttConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /// Does it, once. Blocks.
    Outcome remove(TopicName topic) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        connection.open(CONNECTION, true, inbox::offer);
        Optional<Payload> found = Optional.empty();
        boolean sent = false;
        while (true) {
            long left = until - System.nanoTime();
            DeviceEvent event = left > 0 ? inbox.poll(left, TimeUnit.NANOSECONDS) : null;
            if (event == null) {
                return sent
                        ? new Outcome.NotConfirmed()
                        : new Outcome.Failed(
                                Words.of(ConsoleWords.class).purgeUnanswered(patience.toSeconds()));
            }
            switch (event) {
                case Connected _ -> connection.subscribe(CONNECTION, List.of(lookingAt(topic)));
                case Subscribed _, SubscribeRefused _ -> {
                    connection.publish(CONNECTION, nothing(topic));
                    sent = true;
                }
                case MessageArrived(_, var message) when message.payload().size() > 0 ->
                        found = Optional.of(message.payload());
                case MessageArrived _ -> {
                    connection.disconnect(CONNECTION);
                    return found.<Outcome>map(it -> new Outcome.Removed(it.size()))
                            .orElseGet(Outcome.NothingThere::new);
                }
                case PublishRefused(_, _, var reason, _) -> {
                    return new Outcome.Failed(
                            Words.of(ConsoleWords.class)
                                    .purgeRefused(topic.text(), reason.toString()));
                }
                case ConnectRefused(_, var reason, var words) -> {
                    return failed(Setback.Refused.connection(reason, words));
                }
                case ConnectionLost(_, var setback) -> {
                    return failed(setback);
                }
                case DeviceEvent.Booted _,
                        DeviceEvent.NetworkUp _,
                        DeviceEvent.NetworkDown _,
                        DeviceEvent.PingAnswered _,
                        DeviceEvent.LedFailed _,
                        DeviceEvent.LedWorks _,
                        DeviceEvent.Inside _,
                        DeviceEvent.SettingsChanged _,
                        DeviceEvent.Measured _,
                        DeviceEvent.DeadlinePassed _,
                        DeviceEvent.StopRequested _ -> {} // nothing of this is asked for
            }
        }
    }

    private static Subscription lookingAt(TopicName topic) {
        return new Subscription(
                TopicFilter.exactly(topic), Qos.AT_LEAST_ONCE, false, true, RetainHandling.SEND);
    }

    private static OutboundMessage nothing(TopicName topic) {
        return new OutboundMessage(
                topic,
                Payload.EMPTY,
                Qos.AT_LEAST_ONCE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Outcome failed(Setback setback) {
        return new Outcome.Failed(
                Words.of(ConsoleWords.class).onOneLine(setback.cause(), setback.remedy()));
    }
}
