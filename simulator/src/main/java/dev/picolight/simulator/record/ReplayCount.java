package dev.picolight.simulator.record;

import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Counts events, to tell what came before what at one instant. Only those count that two houses of
/// different detail, and with different listeners, have alike.
final class ReplayCount {
    private final Set<Class<?>> kinds;
    private final AtomicLong counted = new AtomicLong();

    /// Nothing is counted yet.
    ReplayCount(Recording recording) {
        kinds =
                recording.entries().stream()
                        .map(EventLog.Entry::event)
                        .filter(event -> !(event instanceof HouseEvent.MessageSeen))
                        .map(HouseEvent::getClass)
                        .collect(Collectors.toSet());
    }

    void add(EventLog.Entry entry) {
        if (kinds.contains(entry.event().getClass())) {
            counted.incrementAndGet();
        }
    }

    long counted() {
        return counted.get();
    }
}
