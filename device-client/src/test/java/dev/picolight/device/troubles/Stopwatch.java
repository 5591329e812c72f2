package dev.picolight.device.troubles;

import dev.picolight.device.diagnosis.Setback;
import java.time.Duration;
import java.util.function.Supplier;

/// How long the device needs until it knows.
final class Stopwatch {
    private Stopwatch() {}

    static Told measured(Supplier<Setback> meeting) {
        long began = System.nanoTime();
        Setback met = meeting.get();
        return Told.of(met, Duration.ofNanos(System.nanoTime() - began));
    }
}
