package dev.picolight.emulatedpi.pi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Some durations, and what is typical and extreme of them.
public final class Times {
    private final List<Duration> sorted = new ArrayList<>();

    /// Makes an empty collection.
    public Times() {}

    /// Adds one.
    public void add(Duration time) {
        int found = Collections.binarySearch(sorted, time);
        sorted.add(found < 0 ? -found - 1 : found, time);
    }

    /// The smallest that at least this share is not longer than (nearest rank).
    ///
    /// @param percent 1 to 100
    /// @throws IllegalStateException without any
    public Duration percentile(int percent) {
        if (sorted.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        return sorted.get(Math.max(0, Math.ceilDiv(percent * sorted.size(), 100) - 1));
    }

    /// For example `of 60: min 12 ms, median 15 ms, p99 40 ms`.
    @Override
    public String toString() {
        return "of %d: min %d ms, median %d ms, p99 %d ms"
                .formatted(
                        sorted.size(),
                        sorted.getFirst().toMillis(),
                        percentile(50).toMillis(),
                        percentile(99).toMillis());
    }
}
