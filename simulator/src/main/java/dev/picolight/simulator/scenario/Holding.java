package dev.picolight.simulator.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A step that waits until something has been so for a while, without a break.
final class Holding implements Machine {
    private final Duration begunBy;
    private final Duration span;
    private final BooleanSupplier isSo;
    private final Supplier<Progress> failed;
    private Optional<Duration> since = Optional.empty();

    /// @param begunBy by when the span must have begun; until then a broken one is tried again
    /// @param isSo asked after each event
    Holding(Duration begunBy, Duration span, BooleanSupplier isSo, Supplier<Progress> failed) {
        this.begunBy = begunBy;
        this.span = span;
        this.isSo = isSo;
        this.failed = failed;
    }

    @Override
    public Progress ask(Duration now) {
        if (since.filter(it -> now.compareTo(it.plus(span)) > 0).isPresent()) {
            return Progress.OVER; // what happens now is later than the end
        }
        if (!isSo.getAsBoolean()) {
            since = Optional.empty();
            return now.compareTo(begunBy) < 0 ? new Progress.Waiting(begunBy) : failed.get();
        }
        Duration begun = since.orElse(now);
        if (begun.compareTo(begunBy) > 0) {
            return failed.get();
        }
        since = Optional.of(begun);
        Duration end = begun.plus(span);
        return now.compareTo(end) < 0 ? new Progress.Waiting(end) : Progress.OVER;
    }
}
