package dev.picolight.simulator.house;

import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.util.List;

/// What a house is made from.
///
/// @param boards what each board is told; their ids differ
/// @param lan what they are in
/// @param stack how the boards tell that a connection failed
/// @param pace how fast they go at first
/// @param seed all chance in the house
public record HousePlan(
        List<DeviceSettings> boards, VirtualLan lan, Stack stack, Pace pace, long seed) {
    public HousePlan {
        boards = List.copyOf(boards);
        if (boards.stream().map(DeviceSettings::id).distinct().count() < boards.size()) {
            throw new IllegalArgumentException("Two boards have the same id");
        }
    }

    /// Which of the boards this is, from 0.
    ///
    /// @throws IllegalArgumentException with words for the user, when there is no such board
    public int number(String id) {
        for (int number = 0; number < boards.size(); number++) {
            if (boards.get(number).id().text().equals(id)) {
                return number;
            }
        }
        throw new IllegalArgumentException(Words.of(HouseWords.class).noBoard(id));
    }
}
