package dev.picolight.device.settings;

import dev.picolight.device.words.Localized;

/// What is wrong with how a device shows itself, and what was expected there.
@Localized
interface PresenceWords {
    String homeAssistant();

    String prefix();

    String noPrefix(String given, String usual);

    String prefixTooLong(int length, int most);

    String health();

    String noHealth(String millis);

    String listen();

    String noListen();

    String notNumeric();

    /// The name of an LED that belongs to no room.
    String statusLight();

    String twoPlaces();

    String led();

    String unknownLed(String rooms);

    String takenPlace(String room, String place);

    String noPolarity();
}
