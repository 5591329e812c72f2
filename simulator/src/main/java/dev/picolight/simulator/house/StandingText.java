package dev.picolight.simulator.house;

import dev.picolight.device.lifecycle.DeviceState;

/// What a board's firmware says of itself, as one word, see [BoardState#standing].
final class StandingText {
    /// Without power.
    static final String OFF = "off";

    private StandingText() {}

    static String of(DeviceState state) {
        return switch (state) {
            case DeviceState.Booting _ -> "booting";
            case DeviceState.JoiningNetwork _ -> "joining-network";
            case DeviceState.Connecting _ -> "connecting";
            case DeviceState.Subscribing _ -> "subscribing";
            case DeviceState.Online _ -> "online";
            case DeviceState.BackingOff _ -> "backing-off";
            case DeviceState.Stopped _ -> "stopped";
        };
    }

    /// Whether it waits for an answer of the broker.
    static boolean waitsForAnswer(DeviceState state) {
        return switch (state) {
            case DeviceState.Connecting _, DeviceState.Subscribing _ -> true;
            case DeviceState.Online online -> online.pingrespUntil().isPresent();
            case DeviceState.Booting _,
                    DeviceState.JoiningNetwork _,
                    DeviceState.BackingOff _,
                    DeviceState.Stopped _ ->
                    false;
        };
    }
}
