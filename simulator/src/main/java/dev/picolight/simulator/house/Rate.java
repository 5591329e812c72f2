package dev.picolight.simulator.house;

import java.time.Duration;

/// How time goes since a moment: house's time by the machine's.
///
/// @param at the time at that moment, in nanoseconds
/// @param real that moment, a `System.nanoTime()`
/// @param speed 0: it stands still
record Rate(long at, long real, double speed) {
    /// The time, in nanoseconds.
    long now() {
        return at + Math.round((System.nanoTime() - real) * speed);
    }

    /// The same time, going on otherwise from now.
    Rate going(double otherwise) {
        return new Rate(now(), System.nanoTime(), otherwise);
    }

    /// The same, later at once.
    Rate later(long nanos) {
        return new Rate(at + nanos, real, speed);
    }

    boolean standsStill() {
        return speed == 0;
    }

    /// How long this span of time really takes.
    Duration really(long nanos) {
        return Duration.ofNanos(Math.max(1, (long) Math.ceil(nanos / speed)));
    }
}
