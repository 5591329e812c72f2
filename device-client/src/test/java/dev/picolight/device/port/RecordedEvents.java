package dev.picolight.device.port;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.OfConnection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what a connection reports, in its order.
public final class RecordedEvents implements EventSink {
    private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(DeviceEvent event) {
        events.add(event);
    }

    /// Everything so far.
    public List<DeviceEvent> all() {
        return List.copyOf(events);
    }

    /// All of one kind.
    public <E extends DeviceEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Everything that carries this number.
    public List<DeviceEvent> ofConnection(long number) {
        return events.stream()
                .filter(event -> event instanceof OfConnection of && of.connection() == number)
                .toList();
    }

    /// Whether there is one of this kind.
    public boolean has(Class<? extends DeviceEvent> kind) {
        return !of(kind).isEmpty();
    }
}
