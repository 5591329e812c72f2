package dev.picolight.simulator.house;

import dev.picolight.simulator.lan.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The time of a live house: goes faster or slower than the real one, and stands still when asked
/// to. Any thread may call.
///
/// It is the boards' time: what brokers, connections and other programs do is as fast as ever.
final class HouseClock implements TimeControl {
    private final Instant openedAt;
    private final Consumer<State> watcher;
    private final List<BoardClock> boards = new CopyOnWriteArrayList<>();
    private double speed;
    private boolean paused;
    private boolean ended;
    private volatile Rate rate;

    /// @param openedAt the date
    /// @param watcher told of each change, by the thread that makes it; must not block
    HouseClock(Pace pace, Instant openedAt, Consumer<State> watcher) {
        this.openedAt = openedAt;
        this.watcher = watcher;
        this.speed = pace.speed();
        this.rate = new Rate(0, System.nanoTime(), speed);
    }

    /// Since the house is there.
    Duration now() {
        return Duration.ofNanos(rate.now());
    }

    Instant openedAt() {
        return openedAt;
    }

    /// How long this span of the house's time really takes; empty while it stands still.
    Optional<Duration> really(Duration span) {
        Rate now = rate;
        return now.standsStill() ? Optional.empty() : Optional.of(now.really(span.toNanos()));
    }

    /// For what takes time outside of the boards' firmware.
    synchronized Pace pace() {
        return new Pace(speed);
    }

    /// The time of another board, which begins now.
    synchronized BoardClock board() {
        BoardClock clock = new BoardClock(openedAt.plus(now()), rate.speed());
        boards.add(clock);
        return clock;
    }

    /// That board has lost its power.
    synchronized void remove(BoardClock clock) {
        boards.remove(clock);
    }

    @Override
    public synchronized State state() {
        return new State(paused, speed);
    }

    @Override
    public void pause() {
        change(true, Optional.empty());
    }

    @Override
    public void resume() {
        change(false, Optional.empty());
    }

    @Override
    public void speed(double wanted) {
        Pace checked = new Pace(wanted);
        boolean still;
        synchronized (this) {
            still = paused;
        }
        change(still, Optional.of(checked.speed()));
    }

    private void change(boolean still, Optional<Double> wanted) {
        State now;
        synchronized (this) {
            State before = state();
            paused = still && !ended;
            speed = wanted.orElse(speed);
            now = state();
            if (now.equals(before)) {
                return;
            }
            double going = paused ? 0 : speed;
            rate = rate.going(going);
            boards.forEach(board -> board.speed(going));
        }
        watcher.accept(now);
    }

    /// Lets the board that has waited longest for its turn have one: what has happened to it comes
    /// first, then whatever is due next, and the time is what it is then.
    @Override
    public synchronized void step() {
        if (!paused) {
            return;
        }
        record Candidate(BoardClock board, Duration left) {}
        List<Candidate> candidates = new ArrayList<>();
        for (BoardClock board : boards) {
            board.left().ifPresent(left -> candidates.add(new Candidate(board, left)));
        }
        candidates.stream()
                .min(Comparator.comparing(Candidate::left))
                .ifPresent(next -> {
                    long nanos = next.left().toNanos();
                    rate = rate.later(nanos);
                    boards.forEach(board -> board.later(nanos));
                    next.board().release();
                });
    }

    /// From now on it cannot stand still: boards that are to stop must be able to.
    void end() {
        synchronized (this) {
            ended = true;
        }
        resume();
    }
}
