package dev.picolight.simulator.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The newest of many, each with a number that stays: 0 for the first there ever was.
final class Tail<T> {
    private final int most;
    private final Deque<T> newest = new ArrayDeque<>();
    private long end;

    Tail(int most) {
        this.most = most;
    }

    void add(T item) {
        newest.addLast(item);
        end++;
        if (newest.size() > most) {
            newest.removeFirst();
        }
    }

    /// The number of the next one.
    long end() {
        return end;
    }

    /// Those from this number on, as far as they are remembered, the oldest first.
    List<T> from(long number) {
        long wanted = Math.min(newest.size(), Math.max(0, end - number));
        if (wanted == 0) {
            return List.of();
        }
        List<T> some = new ArrayList<>();
        var backwards = newest.descendingIterator();
        for (long i = 0; i < wanted; i++) {
            some.add(backwards.next());
        }
        return some.reversed();
    }

    List<T> last(int number) {
        return from(end - number);
    }

    /// The number of the first item of [#from].
    long firstOf(List<T> some) {
        return end - some.size();
    }
}
