package dev.picolight.simulator.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// When an LED's light changed, for somebody who waits for it. Any thread may call.
final class LightLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Change> changes = new ArrayList<>();

    private record Change(long nanoTime, boolean lit) {}

    /// Notes a change, now.
    void add(boolean lit) {
        lock.lock();
        try {
            changes.add(new Change(System.nanoTime(), lit));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Forgets all changes so far.
    void clear() {
        lock.lock();
        try {
            changes.clear();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the light has gone through exactly these changes since [#clear].
    ///
    /// @param sequence true for lit, false for dark
    /// @param since a `System.nanoTime()`
    /// @return from `since` to the first of them; empty when they did not come within the limit, or
    ///   others came
    Optional<Duration> await(List<Boolean> sequence, long since, Duration limit)
            throws InterruptedException {
        long until = since + limit.toNanos();
        lock.lock();
        try {
            while (changes.size() < sequence.size()) {
                long left = until - System.nanoTime();
                if (left <= 0 || !changed.await(left, TimeUnit.NANOSECONDS)) {
                    return Optional.empty();
                }
            }
            return changes.stream().map(Change::lit).toList().equals(sequence)
                    ? Optional.of(Duration.ofNanos(changes.getFirst().nanoTime() - since))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
