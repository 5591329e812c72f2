package dev.picolight.simulator.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.words.Words;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import dev.picolight.simulator.lan.VirtualLan;
import java.util.ArrayList;
import java.util.List;

/// What a board is told that has no settings.
///
/// @param rooms the first one has the board's own LED, the others have one on a pin
record ToldBoard(String id, List<String> rooms) {
    static final String SSID = "PicoLight";

    /// The broker's address in the board's LAN.
    static final BrokerAddress BROKER =
            new BrokerAddress(VirtualLan.BROKER_ADDRESS, BrokerAddress.DEFAULT_PORT);

    private static final int FIRST_PIN = 2;
    private static final int LAST_PIN = 27;
    private static final int ROOMS_MAX = 2 + LAST_PIN - FIRST_PIN;

    ToldBoard {
        rooms = List.copyOf(rooms);
        if (rooms.isEmpty() || rooms.size() > ROOMS_MAX) {
            throw new IllegalArgumentException(
                    Words.of(DeskWords.class).noRooms(id, rooms.size(), ROOMS_MAX));
        }
    }

    /// Reads `ID=ROOM[,ROOM…]`.
    ///
    /// @throws IllegalArgumentException with words for the user
    static ToldBoard parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException(Words.of(DeskWords.class).noToldBoard(text));
        }
        return new ToldBoard(
                text.substring(0, equals).strip(),
                List.of(text.substring(equals + 1).split(",", -1)).stream()
                        .map(String::strip)
                        .toList());
    }

    /// @throws Refusal for wrong usage, when the id or a room cannot be
    DeviceSettings settings(BrokerAddress broker) {
        try {
            DeviceId own = new DeviceId(id);
            List<LedSettings> leds = new ArrayList<>();
            for (String room : rooms) {
                leds.add(
                        new LedSettings(
                                room,
                                leds.isEmpty()
                                        ? new LedSettings.Place.OnBoard()
                                        : new LedSettings.Place.OnPin(
                                                new BcmPin(FIRST_PIN + leds.size() - 1)),
                                Polarity.ACTIVE_HIGH,
                                TextPolicy.LIGHT));
            }
            if (leds.stream().map(LedSettings::room).distinct().count() < leds.size()) {
                throw new IllegalArgumentException(Words.of(DeskWords.class).roomTwice(id));
            }
            return new DeviceSettings(own, DeviceSettings.Broker.plain(broker, own), leds);
        } catch (IllegalArgumentException refused) {
            throw new Refusal(ExitCode.USAGE, String.valueOf(refused.getMessage()));
        }
    }
}
