package dev.picolight.device.settings;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Words;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// One LED of the device.
///
/// @param room the beginning of the LED's topics, for example `客廳` or `二樓/客廳`; no wildcard, no
///   slash at the ends; always in Unicode form NFC
/// @param text what a text does that is no command
/// @param onBoot what it shows when the device starts
public record LedSettings(
        String room, Place place, Polarity polarity, TextPolicy text, BootPolicy onBoot) {
    /// Bytes of UTF-8, so that every topic of the room has at most 65 535.
    private static final int ROOM_BYTES_MAX = 1024;

    /// Where the LED is.
    public sealed interface Place {
        /// On a pin of the header.
        record OnPin(BcmPin pin) implements Place {
            @Override
            public String toString() {
                return pin.toString();
            }
        }

        /// Soldered to the board; on a Pico W behind the radio chip.
        record OnBoard() implements Place {
            @Override
            public String toString() {
                return words().onBoard();
            }
        }
    }

    /// An LED that is dark at first.
    public LedSettings(String room, Place place, Polarity polarity, TextPolicy text) {
        this(room, place, polarity, text, BootPolicy.OFF);
    }

    /// The board's own, dark at first, which any text lights.
    public static LedSettings onBoard(String room) {
        return new LedSettings(room, new Place.OnBoard(), Polarity.ACTIVE_HIGH, TextPolicy.LIGHT);
    }

    public LedSettings {
        room = Normalizer.normalize(room, Normalizer.Form.NFC);
        checkRoom(room);
        if (place instanceof Place.OnBoard && polarity == Polarity.ACTIVE_LOW) {
            throw new IllegalArgumentException(words().noPolarity());
        }
    }

    /// Refuses what cannot be the beginning of a topic.
    ///
    /// @throws IllegalArgumentException with words for the user
    static void checkRoom(String room) {
        String shown = Shown.quoted(room);
        if (room.isBlank()) {
            throw new IllegalArgumentException(words().emptyRoom());
        }
        if (room.startsWith("/") || room.endsWith("/") || room.contains("//")) {
            throw new IllegalArgumentException(words().emptyLevel(shown));
        }
        if (room.contains("+") || room.contains("#")) {
            throw new IllegalArgumentException(words().wildcardInRoom(shown));
        }
        if (room.startsWith("$")) {
            throw new IllegalArgumentException(words().dollarRoom(shown));
        }
        if (room.equals("all")) {
            throw new IllegalArgumentException(words().wholeHouse());
        }
        if (!room.equals(room.strip())) {
            throw new IllegalArgumentException(words().spaceAtEnds(shown));
        }
        if (room.codePoints().anyMatch(LedSettings::endsALine)) {
            throw new IllegalArgumentException(words().lineEndInRoom(shown));
        }
        TopicName topic = new TopicName(room);
        int bytes = topic.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > ROOM_BYTES_MAX) {
            throw new IllegalArgumentException(words().roomTooLong(shown, bytes, ROOM_BYTES_MAX));
        }
    }

    private static RoomWords words() {
        return Words.of(RoomWords.class);
    }

    /// Of those that are no control characters, which no topic may have.
    private static boolean endsALine(int character) {
        int type = Character.getType(character);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
