package dev.picolight.simulator.junit;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.words.Words;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Boards as [PicoSim#boards] has them.
final class BoardText {
    /// Of the second LED; the next ones have the pins below.
    private static final int FIRST_PIN = 15;

    private BoardText() {}

    /// Reads `ID=ROOM[,ROOM]`.
    ///
    /// @throws IllegalArgumentException with words for the user
    static DeviceSettings parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(Words.of(SetupWords.class).noBoardText(text));
        }
        DeviceId id = new DeviceId(text.substring(0, equals).strip());
        List<LedSettings> leds = new ArrayList<>();
        Set<String> rooms = new HashSet<>();
        for (String part : text.substring(equals + 1).split(",", -1)) {
            LedSettings led =
                    new LedSettings(
                            part.strip(),
                            place(leds.size()),
                            Polarity.ACTIVE_HIGH,
                            TextPolicy.LIGHT);
            if (!rooms.add(led.room())) {
                throw new IllegalArgumentException(
                        Words.of(SetupWords.class).roomTwice(text, led.room()));
            }
            leds.add(led);
        }
        return new DeviceSettings(id, DeviceSettings.Broker.plain(Setup.BROKER, id), leds);
    }

    private static LedSettings.Place place(int number) {
        return number == 0
                ? new LedSettings.Place.OnBoard()
                : new LedSettings.Place.OnPin(new BcmPin(FIRST_PIN + 1 - number));
    }

    /// @throws IllegalArgumentException with words for the user when two boards have one id
    static void refuseTwins(List<DeviceSettings> boards) {
        Set<String> ids = new HashSet<>();
        for (DeviceSettings board : boards) {
            if (!ids.add(board.id().text())) {
                throw new IllegalArgumentException(
                        Words.of(SetupWords.class).boardTwice(board.id().text()));
            }
        }
    }
}
