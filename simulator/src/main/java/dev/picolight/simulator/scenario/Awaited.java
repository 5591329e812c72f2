package dev.picolight.simulator.scenario;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A step that waits until something is so.
///
/// @param deadline by the house's clock
/// @param isSo asked after each event
/// @param mishap what it is if it is not so in time
record Awaited(Duration deadline, BooleanSupplier isSo, Supplier<Mishap> mishap)
        implements Machine {
    @Override
    public Progress ask(Duration now) {
        if (now.compareTo(deadline) <= 0 && isSo.getAsBoolean()) {
            return Progress.OVER;
        }
        return now.compareTo(deadline) < 0
                ? new Progress.Waiting(deadline)
                : new Progress.Failed(mishap.get());
    }
}
