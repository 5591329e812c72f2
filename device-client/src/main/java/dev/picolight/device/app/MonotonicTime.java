package dev.picolight.device.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that never jumps. A Raspberry Pi boots with a wrong date, which NTP corrects by months: a
/// device that waited for a date would wait for ever, or not at all.
///
/// Its instants begin at the epoch when the object is made and say nothing about the date.
public final class MonotonicTime implements InstantSource {
    private final long began = System.nanoTime();

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(System.nanoTime() - began);
    }

    /// How long the object has been there.
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
