package dev.picolight.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        boolean promised = within.span().isPresent();
        Duration limit =
                within.span()
                        .or(step::timeout)
                        .map(it -> it.in(variables()))
                        .orElse(stage.timeout());
        Mishap.Kind kind = promised ? Mishap.Kind.FAILED : Mishap.Kind.TIMEOUT;
        return new Awaited(
                began.plus(limit),
                isSo,
                () ->
                        mishap(
                                kind,
                                RunWords.get().within(expected.get(), Spans.shown(limit)),
                                seen.get()));
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
