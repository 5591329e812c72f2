package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of messages when too many wait.
class OutboxTest {
    private static final String STATE = "客廳/pi-1/state";
    private static final int WAITING_MAX = 1_000;

    private final List<String> refused = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final Outbox outbox =
            new Outbox(
                    1,
                    new EventGate(event -> refused.add(((PublishRefused) event).topic().text())),
                    (topic, message, whenDone) -> {
                        sent.add(topic + " " + Payload.of(message.getPayload()).text().orElse(""));
                        whenDone.onFailure(null, null);
                    },
                    Acknowledgements.NOBODY);

    private void add(String topic, String text, boolean retain) {
        outbox.add(
                new OutboundMessage(
                        new TopicName(topic),
                        Payload.of(text),
                        Qos.AT_LEAST_ONCE,
                        retain,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void open() {
        outbox.open(
                new Connack(
                        false,
                        ReasonCode.SUCCESS,
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        100_000,
                        Payload.EMPTY));
    }

    @Test
    void anAnswerGivesWayToAState() {
        for (int i = 0; i < WAITING_MAX; i++) {
            add("app/answers/" + i, "", false);
        }
        add(STATE, "ON", true);
        add("app/answers/late", "", false);
        assertThat(refused).containsExactly("app/answers/0", "app/answers/late");
        open();
        assertThat(sent).hasSize(WAITING_MAX).last().isEqualTo(STATE + " ON");
    }

    @Test
    void anOldStateGivesWayToTheNewOne() {
        for (int i = 0; i < WAITING_MAX; i++) {
            add(i % 2 == 0 ? "臥室/pi-1/state" : STATE, "state " + i, true);
        }
        add(STATE, "newest", true);
        assertThat(refused).containsExactly(STATE);
        open();
        assertThat(sent)
                .hasSize(WAITING_MAX)
                .doesNotContain(STATE + " state 1")
                .last()
                .isEqualTo(STATE + " newest");
    }
}
