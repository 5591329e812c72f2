package dev.picolight.simulator.house;

import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.board.PicoW;
import java.util.ArrayList;
import java.util.List;

/// The LEDs that were wired to a board since it has power, as a person in front of it sees them.
/// Any thread may call.
final class LedBoard {
    /// One LED.
    ///
    /// @param position in the settings
    record Place(int position, String room) {}

    private final List<Wired> wired = new ArrayList<>();
    private List<String> rooms;

    /// One that may have been replaced by another in the same room since.
    private record Wired(String room, boolean onBoard, int percent) {}

    LedBoard(DeviceSettings settings) {
        for (LedSettings led : settings.allLeds()) {
            wired.add(
                    new Wired(led.room(), PicoW.Place.of(led.place()) == PicoW.Place.ON_BOARD, 0));
        }
        this.rooms = settings.allLeds().stream().map(LedSettings::room).toList();
    }

    synchronized List<PicoW.Place> places() {
        return wired.stream()
                .map(it -> it.onBoard() ? PicoW.Place.ON_BOARD : PicoW.Place.PIN)
                .toList();
    }

    /// Another LED, dark, by other settings. They are read while the board has power, and an LED of
    /// the board itself is only known by its room.
    synchronized void wired(String room) {
        boolean onBoard = wired.stream().anyMatch(it -> it.room().equals(room) && it.onBoard());
        wired.add(new Wired(room, onBoard, 0));
    }

    /// The rooms of the settings in force, the status light after them stays.
    synchronized void rooms(DeviceProfile profile) {
        List<String> now = profile.rooms().stream().map(DeviceProfile.Room::name).toList();
        if (!rooms.subList(0, Math.min(now.size(), rooms.size())).equals(now)) {
            rooms = now;
        }
    }

    /// @param led in the order in which they were wired
    synchronized Place show(int led, int percent) {
        Wired before = wired.get(led);
        wired.set(led, new Wired(before.room(), before.onBoard(), percent));
        int position = rooms.indexOf(before.room());
        return new Place(position < 0 ? led : position, before.room());
    }

    /// In the order of the settings.
    synchronized List<BoardState.LedState> states() {
        List<BoardState.LedState> states = new ArrayList<>();
        for (String room : rooms) {
            wired.reversed().stream()
                    .filter(it -> it.room().equals(room))
                    .findFirst()
                    .ifPresent(it ->
                            states.add(new BoardState.LedState(room, it.onBoard(), it.percent())));
        }
        return states;
    }
}
