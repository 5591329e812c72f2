package dev.picolight.device.settings;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
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
                return "the on-board LED";
            }
        }
    }

    /// An LED that is dark at first.
    public LedSettings(String room, Place place, Polarity polarity, TextPolicy text) {
        this(room, place, polarity, text, BootPolicy.OFF);
    }

    public LedSettings {
        room = Normalizer.normalize(room, Normalizer.Form.NFC);
        checkRoom(room);
        if (place instanceof Place.OnBoard && polarity == Polarity.ACTIVE_LOW) {
            throw new IllegalArgumentException(
                    "The on-board LED has no polarity to choose: leave it out");
        }
    }

    /// Refuses what cannot be the beginning of a topic.
    ///
    /// @throws IllegalArgumentException with words for the user
    static void checkRoom(String room) {
        String shown = Shown.quoted(room);
        if (room.isBlank()) {
            throw new IllegalArgumentException("The room is empty: expected for example 客廳");
        }
        if (room.startsWith("/") || room.endsWith("/") || room.contains("//")) {
            throw new IllegalArgumentException(
                    "The room %s has an empty level: a slash stands only between two levels, as in 二樓/客廳"
                            .formatted(shown));
        }
        if (room.contains("+") || room.contains("#")) {
            throw new IllegalArgumentException(
                    "The room %s has the wildcard + or #: one LED belongs to one room"
                            .formatted(shown));
        }
        if (room.startsWith("$")) {
            throw new IllegalArgumentException(
                    "The room %s begins with $: such topics belong to the broker".formatted(shown));
        }
        if (room.equals("all")) {
            throw new IllegalArgumentException(
                    "The room «all» is the whole house: every device obeys all/message. Choose another name");
        }
        if (!room.equals(room.strip())) {
            throw new IllegalArgumentException(
                    "The room %s has space at its ends: remove it, it would be part of the topic"
                            .formatted(shown));
        }
        if (room.codePoints().anyMatch(LedSettings::endsALine)) {
            throw new IllegalArgumentException(
                    "The room %s has a line end in it (U+2028 or U+2029): remove it"
                            .formatted(shown));
        }
        TopicName topic = new TopicName(room);
        int bytes = topic.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > ROOM_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "The room %s has %d bytes in UTF-8: expected at most %d"
                            .formatted(shown, bytes, ROOM_BYTES_MAX));
        }
    }

    /// Of those that are no control characters, which no topic may have.
    private static boolean endsALine(int character) {
        int type = Character.getType(character);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
