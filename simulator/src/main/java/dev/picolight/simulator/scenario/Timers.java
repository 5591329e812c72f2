package dev.picolight.simulator.scenario;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// What is to be done later, while the steps go on.
final class Timers {
    private record Timer(Duration at, long number, Runnable action) {}

    private final PriorityQueue<Timer> waiting =
            new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparingLong(Timer::number));
    private long numbers;

    void at(Duration when, Runnable action) {
        waiting.add(new Timer(when, numbers++, action));
    }

    /// When the next is due.
    Optional<Duration> next() {
        return Optional.ofNullable(waiting.peek()).map(Timer::at);
    }

    void run(Duration now) {
        while (next().filter(at -> at.compareTo(now) <= 0).isPresent()) {
            waiting.remove().action().run();
        }
    }
}
