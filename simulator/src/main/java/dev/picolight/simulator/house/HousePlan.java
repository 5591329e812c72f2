package dev.picolight.simulator.house;

import dev.picolight.device.settings.DeviceSettings;
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
}
