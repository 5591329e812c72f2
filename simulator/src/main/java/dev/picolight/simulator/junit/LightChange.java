package dev.picolight.simulator.junit;

import java.time.Duration;

/// An LED shows something else from now on.
///
/// @param at since the house was made, by its clock
/// @param percent of its light, 0 to 100
public record LightChange(Duration at, int percent) {
    public Light light() {
        return Light.of(percent > 0);
    }

    @Override
    public String toString() {
        return "%s %s".formatted(Spans.clock(at), light())
                + (percent > 0 && percent < 100 ? " (%d %%)".formatted(percent) : "");
    }
}
