package dev.picolight.simulator.time;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is told the time, and never goes back.
public final class SimulatedTime implements InstantSource {
    /// When simulated time begins. An odd instant, so that nothing relies on the epoch.
    public static final Instant BEGINNING = Instant.parse("2026-01-01T06:30:00Z");

    private Instant now = BEGINNING;

    @Override
    public Instant instant() {
        return now;
    }

    /// Jumps to this instant.
    ///
    /// @throws IllegalArgumentException when it lies in the past
    public void moveTo(Instant instant) {
        if (instant.isBefore(now)) {
            throw new IllegalArgumentException(
                    "Simulated time cannot go back from %s to %s".formatted(now, instant));
        }
        now = instant;
    }
}
