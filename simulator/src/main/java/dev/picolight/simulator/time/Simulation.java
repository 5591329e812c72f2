package dev.picolight.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// Lets things happen in simulated time, in an order that depends on the seed alone.
///
/// What is scheduled runs by instant, and within one instant in the order in which it was
/// scheduled. After each thing that happened the actors are stepped: those that were added every
/// time, those that took a [Seat] when they are woken or due. Then every watcher is called. One
/// thread uses a simulation; nothing in it waits.
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

    /// The place of an actor that says itself when it has something to do, so that hundreds of them
    /// cost no more than what really happens.
    public final class Seat {
        private final Actor actor;
        private Optional<Instant> due = Optional.empty();
        private boolean woken;
        private boolean left;

        private Seat(Actor actor) {
            this.actor = actor;
        }

        /// Has the actor stepped within this instant: something has come for it.
        public void wake() {
            if (!woken && !left) {
                woken = true;
                ready.addLast(this);
            }
        }

        /// Takes no part any more.
        public void leave() {
            left = true;
            due = Optional.empty();
        }

        private void step() {
            woken = false;
            if (!left) {
                Optional<Instant> before = due;
                due = actor.process(now());
                if (due.isPresent() && !left && !due.equals(before)) {
                    deadlines.add(new Deadline(due.get(), sequence++, this));
                }
            }
        }
    }

    /// When a seat wants to be woken; void when that is not so any more.
    private record Deadline(Instant at, long sequence, Seat seat) implements Comparable<Deadline> {
        boolean isVoid() {
            return seat.due.isEmpty() || !seat.due.get().equals(at);
        }

        @Override
        public int compareTo(Deadline other) {
            int order = at.compareTo(other.at);
            return order == 0 ? Long.compare(sequence, other.sequence) : order;
        }
    }

    /// How much may happen within one instant before it counts as a loop without end.
    private static final int STEPS_PER_INSTANT_MAX = 100_000;

    private final SimulatedTime time = new SimulatedTime();
    private final long seed;
    private final PriorityQueue<Scheduled> agenda =
            new PriorityQueue<>(
                    Comparator.comparing((Scheduled s) -> s.at).thenComparingLong(s -> s.sequence));
    private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>();
    private final ArrayDeque<Seat> ready = new ArrayDeque<>();
    private final List<Seat> attentive = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private long sequence;
    private long happened;

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

    /// Lets this actor take part from now on. It is stepped after each thing that happens.
    public void add(Actor actor) {
        attentive.add(new Seat(actor));
    }

    /// Lets this actor take part from now on. It is stepped when its seat is woken and when it is
    /// due; at first within this instant.
    public Seat seat(Actor actor) {
        Seat seat = new Seat(actor);
        seat.wake();
        return seat;
    }

    /// Has this called after each thing that happened, once the actors have reacted: for those who
    /// judge a simulation. It must not change anything.
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /// How many things have happened so far.
    public long happened() {
        return happened;
    }

    /// Lets time pass. Everything that is due until then happens, at the end of the span too.
    ///
    /// @param span zero or more
    /// @throws IllegalStateException when something keeps happening without time passing
    public void pass(Duration span) {
        await(() -> false, span);
    }

    /// Lets time pass until something is so, which is asked at first and after each thing that
    /// happened.
    ///
    /// @param limit zero or more
    /// @return false when it was not so within the limit; then the whole limit has passed
    /// @throws IllegalStateException when something keeps happening without time passing
    public boolean await(BooleanSupplier isSo, Duration limit) {
        Instant end = now().plus(limit);
        react();
        int steps = 0;
        while (!isSo.getAsBoolean()) {
            Optional<Instant> next = next();
            if (next.isEmpty() || next.get().isAfter(end)) {
                time.moveTo(end);
                return false;
            }
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
        return true;
    }

    /// When something happens next, if nobody from outside does anything.
    public Optional<Instant> next() {
        Optional<Instant> next = Optional.ofNullable(agenda.peek()).map(first -> first.at);
        while (!deadlines.isEmpty() && deadlines.peek().isVoid()) {
            deadlines.remove();
        }
        if (!deadlines.isEmpty()) {
            next = earlier(next, Optional.of(deadlines.peek().at()));
        }
        if (!ready.isEmpty()) {
            next = earlier(next, Optional.of(now()));
        }
        for (Seat seat : attentive) {
            next = earlier(next, seat.due);
        }
        return next;
    }

    private void happen() {
        happened++;
        Scheduled first = agenda.peek();
        if (first != null && !first.at.isAfter(now())) {
            agenda.remove();
            if (!first.cancelled) {
                first.deed.run();
            }
        }
    }

    private void react() {
        for (Seat seat : attentive) {
            seat.due = seat.actor.process(now());
        }
        while (!deadlines.isEmpty() && !deadlines.peek().at().isAfter(now())) {
            Deadline past = deadlines.remove();
            if (!past.isVoid()) {
                past.seat().due = Optional.empty();
                past.seat().wake();
            }
        }
        // those who are woken meanwhile have their turn next
        for (int left = ready.size(); left > 0; left--) {
            ready.removeFirst().step();
        }
        watchers.forEach(Runnable::run);
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isEmpty() || (b.isPresent() && b.get().isBefore(a.get())) ? b : a;
    }
}
