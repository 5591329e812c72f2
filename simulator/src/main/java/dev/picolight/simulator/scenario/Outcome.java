package dev.picolight.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a run of a scenario came out.
///
/// @param seed all chance of this run
/// @param steps those that went well, in order; then, if there is a mishap, the one that had it
/// @param lasted by the house's clock
/// @param mishap empty: it passed
public record Outcome(
        Scenario scenario,
        long seed,
        List<StepOutcome> steps,
        Duration lasted,
        Optional<Mishap> mishap) {
    /// One step of the scenario itself, not of those inside of it.
    public record StepOutcome(Place place, String title, Duration took) {}

    public Outcome {
        steps = List.copyOf(steps);
    }

    /// How the program ends: 0 passed, 1 failed, 42 a wait ran out.
    public int exitCode() {
        return mishap.map(it ->
                        switch (it.kind()) {
                            case FAILED -> 1;
                            case TIMEOUT -> 42;
                        })
                .orElse(0);
    }
}
