package dev.picolight.device.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Time that never jumps. A Raspberry Pi boots with a wrong date, which NTP corrects by months: a
/// device that waited for a date would wait for ever, or not at all.
///
/// Its instants begin at the epoch when the object is made and say nothing about the date.
public final class MonotonicTime implements DeviceClock {
    private final long began = System.nanoTime();

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(System.nanoTime() - began);
    }

    /// How long the object has been there.
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public Alarm alarm() {
        return new RealAlarm(this);
    }

    private static final class RealAlarm implements Alarm {
        private final InstantSource time;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();

        RealAlarm(InstantSource time) {
            this.time = time;
        }

        @Override
        public void await(BooleanSupplier isSo, Optional<Instant> until)
                throws InterruptedException {
            lock.lockInterruptibly();
            try {
                long left =
                        until.map(at -> Duration.between(time.instant(), at).toNanos())
                                .orElse(Long.MAX_VALUE);
                while (!isSo.getAsBoolean() && left > 0) {
                    left = rung.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void ring() {
            lock.lock();
            try {
                rung.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
