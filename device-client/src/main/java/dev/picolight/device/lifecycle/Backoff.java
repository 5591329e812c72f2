package dev.picolight.device.lifecycle;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after failures: doubling, half of it random, so that many devices do not come
/// back in the same instant.
///
/// @param shortest after the first failure, more than zero
/// @param longest never more than this
public record Backoff(Duration shortest, Duration longest) {
    public Backoff {
        if (!shortest.isPositive() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "Waiting from %s to %s is not possible: expected 0 < shortest ≤ longest"
                            .formatted(shortest, longest));
        }
    }

    /// The wait after so many failures in a row.
    ///
    /// @param failures 1 or more
    public Duration after(int failures, RandomGenerator random) {
        int doublings = Math.min(failures - 1, 30);
        long nanos = longest.toNanos();
        if (shortest.toNanos() <= nanos >> doublings) {
            nanos = shortest.toNanos() << doublings;
        }
        return halfRandom(nanos, random);
    }

    /// The wait when only a person can help.
    public Duration atItsLongest(RandomGenerator random) {
        return halfRandom(longest.toNanos(), random);
    }

    private static Duration halfRandom(long nanos, RandomGenerator random) {
        return Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
    }
}
