package dev.picolight.simulator.house;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Waits in real time until something is so, looking after each event. Any number of threads.
final class EventWait {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    EventWait(EventLog events) {
        events.watch(_ -> wake());
    }

    /// Has all who wait look again.
    void wake() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /// Blocks until it is so.
    ///
    /// @param until by this time
    /// @return false when it was not so by then
    boolean await(BooleanSupplier isSo, Duration until, HouseClock clock)
            throws InterruptedException {
        while (true) {
            long seen = changes();
            if (isSo.getAsBoolean()) {
                return true;
            }
            Duration left = until.minus(clock.now());
            if (!left.isPositive()) {
                return false;
            }
            awaitChange(seen, clock.really(left)); // a change of the time is an event, too
        }
    }

    private void awaitChange(long seen, Optional<Duration> limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.map(Duration::toNanos).orElse(Long.MAX_VALUE);
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
