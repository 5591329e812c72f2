package dev.picolight.simulator.link;

import dev.picolight.simulator.link.Segment.Last;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What one fault does on one way of one connection. It only decides when what goes on, and never
/// waits itself. Used under the lock of its way.
abstract class Effect {
    /// For what waits for no moment.
    static final long NEVER = Long.MAX_VALUE;

    private record Due(Segment segment, long at) {}

    private final Deque<Due> held = new ArrayDeque<>();
    private final long endsAt;
    private final Segment.End ending;
    private boolean over;
    private int dropped;

    /// One that does not end the connection by itself.
    Effect() {
        this(NEVER, Segment.End.CUT);
    }

    /// @param endsAt when it ends the connection, by [System#nanoTime]
    /// @param ending and how
    Effect(long endsAt, Segment.End ending) {
        this.endsAt = endsAt;
        this.ending = ending;
    }

    /// Decides about the next segment, by [#pass].
    ///
    /// @param now by [System#nanoTime]
    abstract void decide(Segment segment, long now);

    /// Takes the next segment.
    final void take(Segment segment, long now) {
        if (over) {
            dropped += segment.size();
        } else {
            decide(segment, now);
        }
    }

    /// Lets a segment go on at a moment, after everything before it.
    final void pass(Segment segment, long at) {
        Due last = held.peekLast();
        held.addLast(new Due(segment, last == null ? at : later(at, last.at)));
    }

    /// Lets nothing pass any more that is not held already.
    final void finish() {
        over = true;
    }

    /// Loses a segment.
    final void lose(Segment segment) {
        dropped += segment.size();
    }

    /// Loses everything that is held.
    final void loseHeld() {
        held.forEach(due -> lose(due.segment));
        held.clear();
    }

    /// How many bytes were lost since this was asked last.
    final int takeDropped() {
        int bytes = dropped;
        dropped = 0;
        return bytes;
    }

    /// What may go on now, if anything.
    final Optional<Segment> poll(long now) {
        if (!over && isDue(endsAt, now)) {
            loseHeld();
            finish();
            return Optional.of(new Last(ending));
        }
        Due first = held.peekFirst();
        if (first == null || !isDue(first.at, now)) {
            return Optional.empty();
        }
        held.removeFirst();
        return Optional.of(first.segment);
    }

    /// When to ask [#poll] again, by [System#nanoTime]; [#NEVER]: not before something comes.
    final long next() {
        Due first = held.peekFirst();
        return earlier(first == null ? NEVER : first.at, over ? NEVER : endsAt);
    }

    /// Is mended. What it held goes on at once.
    final List<Segment> end() {
        List<Segment> rest = new ArrayList<>();
        held.forEach(due -> rest.add(due.segment));
        held.clear();
        return rest;
    }

    static boolean isReset(Segment segment) {
        return segment instanceof Last(Segment.End end) && end == Segment.End.RESET;
    }

    static long earlier(long one, long other) {
        if (one == NEVER || other == NEVER) {
            return one == NEVER ? other : one;
        }
        return one - other < 0 ? one : other;
    }

    static long later(long one, long other) {
        if (one == NEVER || other == NEVER) {
            return NEVER;
        }
        return one - other > 0 ? one : other;
    }

    private static boolean isDue(long at, long now) {
        return at != NEVER && at - now <= 0;
    }
}
