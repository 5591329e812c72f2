package dev.picolight.simulator.record;

import java.time.Duration;
import java.util.Map;

/// Events that came faster than they could be written.
///
/// @param at when the first of them happened
/// @param last number of the newest of them
/// @param bytes how many bytes of connections were among them
record Missed(Duration at, long events, long last, Map<Direction, Long> bytes) {
    /// One direction of a connection.
    record Direction(String board, long connection, boolean toBroker) {}

    Missed {
        bytes = Map.copyOf(bytes);
    }
}
