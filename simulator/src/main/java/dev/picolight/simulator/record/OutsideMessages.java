package dev.picolight.simulator.record;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent.BytesCarried;
import dev.picolight.simulator.house.HouseEvent.ConnectionChanged;
import dev.picolight.simulator.house.HouseEvent.Published;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Messages that other programs published while a recording was made, as far as boards got them:
/// each that a board was sent and that neither the house nor a board had published shortly before.
/// One that reaches several boards is one.
final class OutsideMessages {
    /// How much later than its publication, or than at another board, a message may arrive and
    /// still be the same: delays of faults and of queues.
    private static final Duration SAME = Duration.ofSeconds(10);

    /// How much later than its delivery the publication may be noted: several threads note.
    private static final Duration EARLY = Duration.ofSeconds(1);

    private final Map<Content, List<Instance>> known = new HashMap<>();
    private final Map<Missed.Direction, PublishStream> streams = new HashMap<>();
    private final List<ReplayInput> found = new ArrayList<>();

    private record Content(TopicName topic, Payload payload) {
        static Content of(OutboundMessage message) {
            return new Content(message.topic(), message.payload());
        }
    }

    /// One publication, and the boards that have got it.
    private record Instance(Duration at, Set<String> boards) {}

    /// A PUBLISH that reached its end.
    private record Delivery(
            EventLog.Entry entry, String board, boolean toBroker, PublishStream.Found found) {}

    static List<ReplayInput> of(List<EventLog.Entry> entries) {
        OutsideMessages messages = new OutsideMessages();
        List<Delivery> deliveries = new ArrayList<>();
        for (EventLog.Entry entry : entries) {
            switch (entry.event()) {
                case Published it -> messages.published(it.at(), it.message());
                case ConnectionChanged it -> messages.forget(it);
                case BytesCarried it -> messages.deliveries(entry, it, deliveries);
                default -> {}
            }
        }
        for (Delivery delivery : deliveries) {
            if (delivery.toBroker()) {
                messages.published(delivery.entry().event().at(), delivery.found().message());
            }
        }
        deliveries.stream().filter(it -> !it.toBroker()).forEach(messages::judge);
        return messages.found;
    }

    private void published(Duration at, OutboundMessage message) {
        known.computeIfAbsent(Content.of(message), _ -> new ArrayList<>())
                .add(new Instance(at, new HashSet<>()));
    }

    private void forget(ConnectionChanged it) {
        streams.remove(new Missed.Direction(it.board(), it.connection(), true));
        streams.remove(new Missed.Direction(it.board(), it.connection(), false));
    }

    private void deliveries(EventLog.Entry entry, BytesCarried it, List<Delivery> deliveries) {
        Missed.Direction direction =
                new Missed.Direction(it.board(), it.connection(), it.toBroker());
        streams.computeIfAbsent(direction, _ -> new PublishStream())
                .next(it.bytes().bytes())
                .forEach(packet ->
                        deliveries.add(new Delivery(entry, it.board(), it.toBroker(), packet)));
    }

    private void judge(Delivery delivery) {
        if (delivery.found().duplicate()) {
            return;
        }
        OutboundMessage message = delivery.found().message();
        Duration at = delivery.entry().event().at();
        List<Instance> instances =
                known.computeIfAbsent(Content.of(message), _ -> new ArrayList<>());
        for (Instance instance : instances) {
            boolean inTime =
                    at.compareTo(instance.at().minus(EARLY)) >= 0
                            && at.compareTo(instance.at().plus(SAME)) <= 0;
            if (inTime && instance.boards().add(delivery.board())) {
                return;
            }
        }
        Set<String> boards = new HashSet<>();
        boards.add(delivery.board());
        instances.add(new Instance(at, boards));
        found.add(new ReplayInput.Publish(at, 0, message));
    }
}
