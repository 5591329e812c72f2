package dev.picolight.device.port;

import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.OfConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps what a connection reports, in its order.
public final class RecordedEvents implements EventSink {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<DeviceEvent> events = new ArrayList<>();

    @Override
    public void accept(DeviceEvent event) {
        lock.lock();
        try {
            events.add(event);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Everything so far.
    public List<DeviceEvent> all() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /// All of one kind.
    public <E extends DeviceEvent> List<E> of(Class<E> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Everything that carries this number.
    public List<DeviceEvent> ofConnection(long number) {
        return all().stream()
                .filter(event -> event instanceof OfConnection of && of.connection() == number)
                .toList();
    }

    /// Waits in real time until there is one of this kind, and gives the newest.
    public <E extends DeviceEvent> E await(Class<E> kind) {
        return await(kind, 1).getLast();
    }

    /// Waits in real time until there are so many of this kind.
    public <E extends DeviceEvent> List<E> await(Class<E> kind, int count) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (of(kind).size() < count) {
                if (left <= 0) {
                    fail(
                            "not %d × %s within %s, but %s"
                                    .formatted(count, kind.getSimpleName(), PATIENCE, events));
                }
                left = changed.awaitNanos(left);
            }
            return of(kind);
        } catch (InterruptedException ended) {
            return fail("interrupted", ended);
        } finally {
            lock.unlock();
        }
    }
}
