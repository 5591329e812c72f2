package dev.picolight.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Lets things happen in simulated time, in an order that depends on the seed alone.
///
/// What is scheduled runs by instant, and within one instant in the order in which it was
/// scheduled. After each thing that happened every actor is stepped, then every watcher is called.
/// One thread uses a simulation; nothing in it waits.
public final class Simulation {
    /// Somebody who lives in the simulation and wants to be called again at an instant: a device.
    @FunctionalInterface
    public interface Actor {
        /// Does everything that is due.
        ///
        /// @return when to be called at the latest; empty when only something from outside can make
        ///   a difference. An instant in the past means at once.
        Optional<Instant> process(Instant now);
    }

    /// Something that will happen.
    public static final class Scheduled {
        private final Instant at;
        private final long sequence;
        private final Runnable deed;
        private boolean cancelled;

        private Scheduled(Instant at, long sequence, Runnable deed) {
            this.at = at;
            this.sequence = sequence;
            this.deed = deed;
        }

        /// Makes it not happen. Afterwards, and when it has happened, this does nothing.
        public void cancel() {
            cancelled = true;
        }
    }

    private static final class Seat {
        private final Actor actor;
        private Optional<Instant> due = Optional.empty();

        private Seat(Actor actor) {
            this.actor = actor;
        }
    }

    /// How much may happen within one instant before it counts as a loop without end.
    private static final int STEPS_PER_INSTANT_MAX = 100_000;

    private final SimulatedTime time = new SimulatedTime();
    private final long seed;
    private final PriorityQueue<Scheduled> agenda =
            new PriorityQueue<>(
                    Comparator.comparing((Scheduled s) -> s.at).thenComparingLong(s -> s.sequence));
    private final List<Seat> seats = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private long sequence;

    /// @param seed decides all chance in this simulation
    public Simulation(long seed) {
        this.seed = seed;
    }

    public long seed() {
        return seed;
    }

    public SimulatedTime time() {
        return time;
    }

    public Instant now() {
        return time.instant();
    }

    /// A source of chance for one consumer. It depends on the seed and the name alone, so that
    /// another consumer does not change what this one sees.
    public RandomGenerator chance(String name) {
        long mixed = seed;
        for (int i = 0; i < name.length(); i++) {
            mixed = new SplittableRandom(mixed ^ name.charAt(i)).nextLong();
        }
        return new SplittableRandom(mixed);
    }

    /// Has something happen after this span.
    ///
    /// @param after zero or more
    public Scheduled schedule(Duration after, Runnable deed) {
        if (after.isNegative()) {
            throw new IllegalArgumentException(
                    "Nothing can be scheduled %d ms ago: expected 0 or more"
                            .formatted(-after.toMillis()));
        }
        Scheduled scheduled = new Scheduled(now().plus(after), sequence++, deed);
        agenda.add(scheduled);
        return scheduled;
    }

    /// Has something happen again and again, for the first time after one period.
    ///
    /// @param period more than zero
    public void scheduleEvery(Duration period, Runnable deed) {
        if (!period.isPositive()) {
            throw new IllegalArgumentException(
                    "A period of %d ms does not let time pass: expected 1 or more"
                            .formatted(period.toMillis()));
        }
        schedule(
                period,
                () -> {
                    deed.run();
                    scheduleEvery(period, deed);
                });
    }

    /// Lets this actor take part from now on.
    public void add(Actor actor) {
        seats.add(new Seat(actor));
    }

    /// Has this called after each thing that happened, once the actors have reacted: for those who
    /// judge a simulation. It must not change anything.
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /// Lets time pass. Everything that is due until then happens, at the end of the span too.
    ///
    /// @param span zero or more
    /// @throws IllegalStateException when something keeps happening without time passing
    public void pass(Duration span) {
        Instant end = now().plus(span);
        react();
        int steps = 0;
        for (Optional<Instant> next = next();
                next.isPresent() && !next.get().isAfter(end);
                next = next()) {
            if (next.get().isAfter(now())) {
                time.moveTo(next.get());
                steps = 0;
            } else if (++steps > STEPS_PER_INSTANT_MAX) {
                throw new IllegalStateException(
                        "Time stands still at %s (seed %d): something happens again and again without waiting"
                                .formatted(now(), seed));
            }
            happen();
            react();
        }
        time.moveTo(end);
    }

    private void happen() {
        Scheduled first = agenda.peek();
        if (first != null && !first.at.isAfter(now())) {
            agenda.remove();
            if (!first.cancelled) {
                first.deed.run();
            }
        }
    }

    private void react() {
        for (Seat seat : seats) {
            seat.due = seat.actor.process(now());
        }
        watchers.forEach(Runnable::run);
    }

    private Optional<Instant> next() {
        Optional<Instant> next = Optional.ofNullable(agenda.peek()).map(first -> first.at);
        for (Seat seat : seats) {
            if (seat.due.isPresent() && (next.isEmpty() || seat.due.get().isBefore(next.get()))) {
                next = seat.due;
            }
        }
        return next;
    }
}
