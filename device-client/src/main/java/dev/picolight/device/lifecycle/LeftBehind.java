package dev.picolight.device.lifecycle;

import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceAction.Unsubscribe;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the Server still holds of a device that has become another one: subscriptions of the
/// session, and retained messages under names that nobody else would ever clear.
///
/// It is taken back on each connection, until the Server has surely heard of it: when it answers a
/// PINGREQ that was sent later, for it reads a connection in order.
final class LeftBehind {
    private final UntilHeard<TopicFilter> filters = new UntilHeard<>();
    private final UntilHeard<TopicName> names = new UntilHeard<>();

    private static final class UntilHeard<T> {
        private final Set<T> all = new LinkedHashSet<>();
        private final Set<T> saidBeforePing = new LinkedHashSet<>();

        void giveUp(Collection<T> those, Collection<T> inUse) {
            all.addAll(those);
            inUse.forEach(all::remove);
            saidBeforePing.removeAll(those);
        }

        void pinged() {
            saidBeforePing.addAll(all);
        }

        void pingAnswered() {
            all.removeAll(saidBeforePing);
            saidBeforePing.clear();
        }

        void forget() {
            all.clear();
            saidBeforePing.clear();
        }
    }

    /// The session holds these subscriptions that are of no use any more.
    void giveUpFilters(Collection<TopicFilter> those, Collection<TopicFilter> inUse) {
        filters.giveUp(those, inUse);
    }

    /// Retained messages stand under these names that are given up.
    void giveUpNames(Collection<TopicName> those, Collection<TopicName> inUse) {
        names.giveUp(those, inUse);
    }

    List<DeviceAction> unsubscribe(long connection) {
        return filters.all.isEmpty()
                ? List.of()
                : List.of(new Unsubscribe(connection, List.copyOf(filters.all)));
    }

    List<DeviceAction> clear(long connection) {
        return clear(names.all, connection);
    }

    static List<DeviceAction> clear(Collection<TopicName> names, long connection) {
        return names.stream()
                .<DeviceAction>map(name -> new Publish(connection, nothing(name)))
                .toList();
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

    /// A new connection: no answer to an earlier PINGREQ can come.
    void connected() {
        filters.saidBeforePing.clear();
        names.saidBeforePing.clear();
    }

    void pinged() {
        filters.pinged();
        names.pinged();
    }

    void pingAnswered() {
        filters.pingAnswered();
        names.pingAnswered();
    }

    /// The session is gone, with all that it held.
    void forgetFilters() {
        filters.forget();
    }

    /// The Server is another one.
    void forgetNames() {
        names.forget();
    }
}
