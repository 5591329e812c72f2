package dev.picolight.device.lifecycle;

import java.time.Duration;
import java.time.Instant;

/// At most so many in a second, of which a second's worth may come at once: a bucket of tokens,
/// full at first.
///
/// Kept as the instant at which the bucket is full again, so that nothing needs to be refilled.
final class RateLimit {
    /// Commands of one LED.
    static final int PER_SECOND = 20;

    private final Duration interval;
    private final Duration depth;
    private Instant fullAt = Instant.MIN;

    /// @param perSecond also how many may come at once, 1 to 1000
    RateLimit(int perSecond) {
        this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
        this.depth = interval.multipliedBy(perSecond - 1L);
    }

    /// When the next token is there; not after now when one is there already.
    Instant nextAt() {
        return fullAt.equals(Instant.MIN) ? fullAt : fullAt.minus(depth);
    }

    /// Takes a token.
    ///
    /// @return false when there is none
    boolean take(Instant now) {
        if (nextAt().isAfter(now)) {
            return false;
        }
        fullAt = (fullAt.isAfter(now) ? fullAt : now).plus(interval);
        return true;
    }
}
