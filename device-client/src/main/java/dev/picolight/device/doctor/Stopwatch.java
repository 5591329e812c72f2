package dev.picolight.device.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How long something has taken.
final class Stopwatch {
    private final InstantSource time;
    private final Instant began;

    /// Starts.
    ///
    /// @param time never goes backwards
    Stopwatch(InstantSource time) {
        this.time = time;
        this.began = time.instant();
    }

    Duration elapsed() {
        return Duration.between(began, time.instant());
    }
}
