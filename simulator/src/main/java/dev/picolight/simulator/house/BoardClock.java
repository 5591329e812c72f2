package dev.picolight.simulator.house;

import dev.picolight.device.app.DeviceClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// The time of one board's firmware, from the moment it gets power. Any thread may call; one waits.
///
/// As fast as the house's, but for one thing: while the firmware waits for an answer of the
/// network, which is no faster than ever, its time goes at most [#ANSWERS_SPEED_MAX] times as fast
/// as the real one, from the second second on. Otherwise a house at a hundred times the speed would
/// hear of nothing but brokers that do not answer.
final class BoardClock implements DeviceClock, DeviceClock.Alarm {
    /// The shortest patience of the firmware, 10 s for PINGRESP, is a real second then.
    static final double ANSWERS_SPEED_MAX = 10;

    /// Most answers come sooner, and then a pattern goes on as fast as ever.
    static final Duration QUICK_ANSWER = Duration.ofSeconds(1);

    private final Instant poweredAt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private double wanted;
    private boolean waitsForAnswer;
    private volatile Rate rate;
    private volatile Rate ofTheHouse;
    private boolean waiting;
    private boolean released;
    private BooleanSupplier isSo = () -> false;
    private Optional<Instant> until = Optional.empty();

    /// @param poweredAt the date
    BoardClock(Instant poweredAt, double speed) {
        this.poweredAt = poweredAt;
        this.wanted = speed;
        this.rate = new Rate(0, System.nanoTime(), speed);
        this.ofTheHouse = rate;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(rate.now());
    }

    /// Simulated delays of the network are as short as the house's time is fast.
    @Override
    public InstantSource ofConnections() {
        return () -> Instant.EPOCH.plusNanos(ofTheHouse.now());
    }

    @Override
    public Optional<InstantSource> date() {
        return Optional.of(() -> poweredAt.plusNanos(rate.now()));
    }

    @Override
    public Alarm alarm() {
        return this;
    }

    /// @param speed 0: stands still
    void speed(double speed) {
        change(() -> wanted = speed);
    }

    void waitsForAnswer(boolean now) {
        if (now != waitsForAnswer) { // written by the board's own thread alone
            change(() -> waitsForAnswer = now);
        }
    }

    void later(long nanos) {
        change(() -> {
            rate = rate.later(nanos);
            ofTheHouse = ofTheHouse.later(nanos);
        });
    }

    /// Lets one wait end that has no reason to.
    void release() {
        change(() -> released = waiting);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            double slow = waitsForAnswer ? Math.min(wanted, ANSWERS_SPEED_MAX) : wanted;
            if (wanted != rate.speed() || slow != rate.after()) {
                rate = slow == wanted ? rate.going(wanted) : rate.going(wanted, QUICK_ANSWER, slow);
            }
            if (wanted != ofTheHouse.speed()) {
                ofTheHouse = ofTheHouse.going(wanted);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How long until the firmware has something to do; empty when it is at it, or waits for events
    /// alone.
    Optional<Duration> left() {
        lock.lock();
        try {
            if (!waiting || released) {
                return Optional.empty();
            }
            if (isSo.getAsBoolean()) {
                return Optional.of(Duration.ZERO);
            }
            return until.map(at -> Duration.between(instant(), at))
                    .map(left -> left.isNegative() ? Duration.ZERO : left);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(BooleanSupplier condition, Optional<Instant> limit)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            isSo = condition;
            until = limit;
            waiting = true;
            while (!mayGoOn()) {
                nap();
            }
        } finally {
            waiting = false;
            released = false;
            lock.unlock();
        }
    }

    private boolean mayGoOn() {
        return released
                || (!rate.standsStill()
                        && (isSo.getAsBoolean()
                                || until.filter(at -> !at.isAfter(instant())).isPresent()));
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is around the call
    private void nap() throws InterruptedException {
        if (until.isEmpty() || rate.standsStill()) {
            changed.await();
        } else {
            Duration left = Duration.between(instant(), until.get());
            var _ = changed.awaitNanos(rate.really(Math.max(1, left.toNanos())).toNanos());
        }
    }

    @Override
    public void ring() {
        change(() -> {});
    }
}
