package dev.picolight.simulator.scenario;

import java.nio.file.Path;

/// Something in a scenario that cannot be run, with its place.
///
/// @param key the way to it, for example `steps[2].wait-led.room`; empty: none
/// @param words what was found and what is allowed
public record ScenarioProblem(Path file, Place place, String key, String words) {
    @Override
    public String toString() {
        String where = place.equals(Place.WHOLE) ? "" : ":" + place;
        return file + where + ": " + (key.isEmpty() ? "" : key + ": ") + words;
    }
}
