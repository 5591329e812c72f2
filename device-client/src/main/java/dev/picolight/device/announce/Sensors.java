package dev.picolight.device.announce;

import java.util.Optional;

/// What the machine measures of itself; empty where it has no such sensor.
///
/// @param cpuCelsius temperature of the CPU in °C
public record Sensors(Optional<Double> cpuCelsius, Optional<Throttling> throttling) {
    public static final Sensors NONE = new Sensors(Optional.empty(), Optional.empty());
}
