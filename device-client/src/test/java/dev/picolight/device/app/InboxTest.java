package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.MessagesDropped;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.TopicName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxTest {
    private Instant now = Instant.EPOCH;
    private final Inbox inbox = new Inbox(() -> now);

    private static MessageArrived message(String topic, int number) {
        return new MessageArrived(
                1, InboundMessage.plain(new TopicName(topic), Payload.of(String.valueOf(number))));
    }

    private List<DeviceEvent> everything() {
        List<DeviceEvent> taken = new ArrayList<>();
        for (Optional<Inbox.Entry> next = inbox.take(); next.isPresent(); next = inbox.take()) {
            taken.add(next.get().event());
        }
        return taken;
    }

    @Test
    void stampsWhatComes() {
        now = now.plusSeconds(7);
        inbox.put(message("客廳/message", 1));
        now = now.plusSeconds(1);
        assertThat(inbox.take().orElseThrow().arrived()).isEqualTo(Instant.EPOCH.plusSeconds(7));
    }

    @Test
    void throwsAwayTheOldestOfTheTopicThatFloods() {
        inbox.put(message("臥室/message", 0));
        for (int i = 0; i < Inbox.MESSAGES_MAX + 500; i++) {
            inbox.put(message("客廳/message", i));
        }
        List<DeviceEvent> taken = everything();
        assertThat(taken).hasSize(1 + Inbox.MESSAGES_MAX);
        assertThat(taken)
                .startsWith(
                        new MessagesDropped(501),
                        message("臥室/message", 0),
                        message("客廳/message", 501))
                .endsWith(message("客廳/message", Inbox.MESSAGES_MAX + 499));
    }

    @Test
    void whenNoneOfTheTopicWaitsTheOldestAtAllGoes() {
        for (int i = 0; i < Inbox.MESSAGES_MAX; i++) {
            inbox.put(message("客廳/message", i));
        }
        inbox.put(message("臥室/message", 0));
        assertThat(everything())
                .startsWith(new MessagesDropped(1), message("客廳/message", 1))
                .endsWith(message("臥室/message", 0));
    }

    @Test
    void otherEventsAreNeverThrownAway() {
        for (int i = 0; i < 3 * Inbox.MESSAGES_MAX; i++) {
            inbox.put(new PingAnswered(i));
            inbox.put(message("客廳/message", i));
        }
        assertThat(everything())
                .filteredOn(PingAnswered.class::isInstance)
                .hasSize(3 * Inbox.MESSAGES_MAX);
        assertThat(inbox.isEmpty()).isTrue();
    }
}
