package dev.picolight.simulator.junit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What one LED has shown since its house was made; the oldest is forgotten when there is too much.
/// For any thread.
final class LightHistory {
    private static final int CHANGES_MAX = 10_000;

    private final Deque<LightChange> changes = new ArrayDeque<>();
    private int percent;
    private int count;

    synchronized void add(LightChange change) {
        percent = change.percent();
        count++;
        changes.addLast(change);
        if (changes.size() > CHANGES_MAX) {
            changes.removeFirst();
        }
    }

    synchronized Light light() {
        return Light.of(percent > 0);
    }

    synchronized int percent() {
        return percent;
    }

    /// All that is remembered, the oldest first.
    synchronized List<LightChange> all() {
        return List.copyOf(changes);
    }

    /// How many there were, also those that are forgotten.
    synchronized int count() {
        return count;
    }

    /// Those that are remembered of all after so many.
    synchronized List<LightChange> after(int number) {
        List<LightChange> remembered = List.copyOf(changes);
        int forgotten = count - remembered.size();
        return remembered.subList(Math.max(0, number - forgotten), remembered.size());
    }

    /// Those not before this time.
    synchronized List<LightChange> since(Duration begin) {
        List<LightChange> later = new ArrayList<>();
        for (LightChange change : changes) {
            if (change.at().compareTo(begin) >= 0) {
                later.add(change);
            }
        }
        return later;
    }
}
