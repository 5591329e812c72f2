package dev.picolight.simulator.scenario;

import java.util.List;

/// Why a step did not come out as it must.
///
/// @param kind decides how the program ends
/// @param expected what should have been
/// @param seen what was there instead, a line each
public record Mishap(Kind kind, Place place, String title, String expected, List<String> seen) {
    /// How bad it is.
    public enum Kind {
        /// It is not as expected.
        FAILED,
        /// It did not come in time.
        TIMEOUT
    }

    public Mishap {
        seen = List.copyOf(seen);
    }
}
