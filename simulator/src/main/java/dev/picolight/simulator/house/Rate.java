package dev.picolight.simulator.house;

import java.time.Duration;

/// How time goes since a moment: house's time by the machine's.
///
/// @param at the time at that moment, in nanoseconds
/// @param real that moment, a `System.nanoTime()`
/// @param speed 0: it stands still
/// @param quick how many real nanoseconds it goes so fast
/// @param after the speed that it has then
record Rate(long at, long real, double speed, long quick, double after) {
    /// One that goes on as it goes.
    Rate(long at, long real, double speed) {
        this(at, real, speed, Long.MAX_VALUE, speed);
    }

    /// The time, in nanoseconds.
    long now() {
        long elapsed = System.nanoTime() - real;
        long first = Math.min(elapsed, quick);
        return at + Math.round(first * speed + (elapsed - first) * after);
    }

    /// The same time, going on otherwise from now.
    Rate going(double otherwise) {
        return new Rate(now(), System.nanoTime(), otherwise);
    }

    /// The same time, going on otherwise from now, and slower after a while.
    ///
    /// @param span of this time
    Rate going(double otherwise, Duration span, double slower) {
        return new Rate(
                now(),
                System.nanoTime(),
                otherwise,
                Math.round(span.toNanos() / otherwise),
                slower);
    }

    /// The same, later at once.
    Rate later(long nanos) {
        return new Rate(at + nanos, real, speed, quick, after);
    }

    boolean standsStill() {
        return speed == 0;
    }

    /// How long this span of time really takes, from now.
    Duration really(long nanos) {
        double elapsed = System.nanoTime() - real;
        double first = Math.max(0, quick - elapsed);
        double needed =
                nanos <= first * speed ? nanos / speed : first + (nanos - first * speed) / after;
        return Duration.ofNanos(Math.max(1, (long) Math.ceil(needed)));
    }
}
