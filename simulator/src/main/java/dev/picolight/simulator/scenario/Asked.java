package dev.picolight.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A step that begins now.
record Asked(Stage stage, Step step, Memory memory, Duration began) {
    Map<String, String> variables() {
        return memory.variables();
    }

    Witness witness() {
        return stage.witness();
    }

    /// What waits until something is so. `within` is a promise, whose breach is a failure; without
    /// it the step's patience ends some time.
    Machine until(
            Deed.Within within,
            BooleanSupplier isSo,
            Supplier<String> expected,
            Supplier<List<String>> seen) {
        Duration limit = limit(within);
        return new Awaited(
                began.plus(limit),
                isSo,
                () ->
                        late(
                                within,
                                RunWords.get().within(expected.get(), Spans.shown(limit)),
                                seen.get()));
    }

    /// The same, where it must be so for a while without a break that begins in time.
    Machine untilHeld(
            Deed.Within within,
            Optional<Duration> span,
            BooleanSupplier isSo,
            Supplier<String> expected,
            Supplier<List<String>> seen) {
        if (span.isEmpty()) {
            return until(within, isSo, expected, seen);
        }
        Duration limit = limit(within);
        return new Holding(
                began.plus(limit),
                span.get(),
                isSo,
                () -> {
                    String held = RunWords.get().holds(expected.get(), Spans.shown(span.get()));
                    return new Progress.Failed(
                            late(
                                    within,
                                    RunWords.get().beginsWithin(held, Spans.shown(limit)),
                                    seen.get()));
                });
    }

    private Duration limit(Deed.Within within) {
        return within.span()
                .or(step::timeout)
                .map(it -> it.in(variables()))
                .orElse(stage.timeout());
    }

    private Mishap late(Deed.Within within, String expected, List<String> seen) {
        boolean promised = within.span().isPresent();
        return mishap(promised ? Mishap.Kind.FAILED : Mishap.Kind.TIMEOUT, expected, seen);
    }

    /// What is so at once, or fails.
    Machine now(boolean isSo, Supplier<String> expected, Supplier<List<String>> seen) {
        return _ -> isSo ? Progress.OVER : failed(expected.get(), seen.get());
    }

    Progress failed(String expected, List<String> seen) {
        return new Progress.Failed(mishap(Mishap.Kind.FAILED, expected, seen));
    }

    private Mishap mishap(Mishap.Kind kind, String expected, List<String> seen) {
        return new Mishap(kind, step.place(), step.title(), expected, seen);
    }
}
