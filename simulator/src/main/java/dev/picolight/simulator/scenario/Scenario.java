package dev.picolight.simulator.scenario;

import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.lan.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a house goes through, as its file says.
///
/// @param file where it was read
/// @param name for people
/// @param seed all chance, unless another one is asked for
/// @param variables those that have a value from the start
/// @param timeout how long each step may wait, unless it says otherwise
/// @param steps at least one
public record Scenario(
        Path file,
        String name,
        Optional<Long> seed,
        HouseSetup house,
        Map<String, String> variables,
        Duration timeout,
        List<Step> steps) {
    public Scenario {
        variables = Map.copyOf(variables);
        steps = List.copyOf(steps);
    }

    /// The house that it needs.
    public HousePlan plan(Pace pace, long chance) {
        return house.plan(pace, chance);
    }
}
