package dev.picolight.simulator.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long something takes that does not always take equally long.
///
/// @param shortest zero or more
/// @param longest not less than the shortest
public record Span(Duration shortest, Duration longest) {
    public Span {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "No time lies between %d and %d ms: expected 0 ≤ shortest ≤ longest"
                            .formatted(shortest.toMillis(), longest.toMillis()));
        }
    }

    public static Span ofMillis(long shortest, long longest) {
        return new Span(Duration.ofMillis(shortest), Duration.ofMillis(longest));
    }

    public static Span ofSeconds(long shortest, long longest) {
        return new Span(Duration.ofSeconds(shortest), Duration.ofSeconds(longest));
    }

    /// Any time between the limits, both included, each equally likely.
    public Duration draw(RandomGenerator chance) {
        return shortest.plusNanos(chance.nextLong(longest.minus(shortest).toNanos() + 1));
    }
}
