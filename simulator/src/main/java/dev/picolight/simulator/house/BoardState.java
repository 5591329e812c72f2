package dev.picolight.simulator.house;

import dev.picolight.simulator.lan.Radio;
import java.util.List;
import java.util.Optional;

/// How a board is, as a person in front of it sees.
///
/// @param id of the device
/// @param powered whether its plug is in
/// @param stage where its Wi-Fi chip stands
/// @param address that DHCP gave; empty before
/// @param standing what the firmware says of itself: `booting`, `joining-network`, `connecting`,
///   `subscribing`, `online`, `backing-off`, `stopped`; `off` without power
/// @param leds in the order of the settings
public record BoardState(
        String id,
        boolean powered,
        Radio.Stage stage,
        Optional<String> address,
        String standing,
        List<LedState> leds) {
    /// One LED.
    ///
    /// @param room it is in
    /// @param onBoard whether it is the Pico W's own; otherwise on a pin
    /// @param percent of its light, 0 to 100
    public record LedState(String room, boolean onBoard, int percent) {
        public boolean isLit() {
            return percent > 0;
        }
    }

    public BoardState {
        leds = List.copyOf(leds);
    }

    public boolean isOnline() {
        return standing.equals("online");
    }
}
