package dev.picolight.simulator.record;

import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.HouseEvent.ConnectionChanged;
import dev.picolight.simulator.house.HousePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a recording begins with.
///
/// @param version of PicoLight
/// @param beginning the date at which the house's time was zero
/// @param simulated whether the house's time is simulated
/// @param at when the recording began, by the house's clock
/// @param after the number of the last event before it
/// @param boards how they were then
/// @param open the connections that were open then
public record RecordingStart(
        String version,
        Instant beginning,
        boolean simulated,
        Duration at,
        long after,
        HousePlan plan,
        List<BoardState> boards,
        List<ConnectionChanged> open) {
    public RecordingStart {
        boards = List.copyOf(boards);
        open = List.copyOf(open);
    }
}
