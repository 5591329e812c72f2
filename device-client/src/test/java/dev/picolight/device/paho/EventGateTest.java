package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.port.RecordedEvents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventGateTest {
    private static final DeviceEvent EVENT = new PingAnswered(1);

    private final RecordedEvents events = new RecordedEvents();
    private final EventGate gate = new EventGate(events);

    @Test
    void passesEventsUntilItIsShut() {
        assertThat(gate.tell(EVENT)).isTrue();
        gate.shut();
        assertThat(gate.tell(EVENT)).isFalse();
        assertThat(events.all()).containsExactly(EVENT);
    }

    @Test
    void passesOneLastEventOnly() {
        assertThat(gate.tellLast(EVENT)).isTrue();
        assertThat(gate.tellLast(EVENT)).isFalse();
        assertThat(events.all()).containsExactly(EVENT);
    }

    /// Paho interrupts its own threads, and a queue that is locked interruptibly would throw.
    @Test
    void hidesAnInterruptFromTheSinkAndKeepsIt() {
        List<Boolean> seen = new ArrayList<>();
        EventGate watched = new EventGate(_ -> seen.add(Thread.currentThread().isInterrupted()));
        Thread.currentThread().interrupt();
        watched.tell(EVENT);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen).containsExactly(false);
    }

    @Test
    void survivesASinkThatThrows() {
        EventGate broken =
                new EventGate(_ -> {
                    throw new IllegalStateException("thrown on purpose by a test");
                });
        assertThat(broken.tell(EVENT)).isTrue();
    }
}
