package dev.picolight.device.settings;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.settings.LedSettings.Place;
import dev.picolight.device.settings.Section.Entry;
import dev.picolight.device.words.Words;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what stands under `leds:`, and sees that no two LEDs get in each other's way.
final class LedsReader {
    private final Findings findings;
    private final Optional<DeviceId> id;
    private final TextPolicy textDefault;
    private final BootPolicy onBootDefault;
    private final List<Entry<String>> rooms = new ArrayList<>();
    private final List<Entry<Place>> places = new ArrayList<>();

    LedsReader(
            Findings findings,
            Optional<DeviceId> id,
            TextPolicy textDefault,
            BootPolicy onBootDefault) {
        this.findings = findings;
        this.id = id;
        this.textDefault = textDefault;
        this.onBootDefault = onBootDefault;
    }

    /// The LEDs without a problem.
    List<LedSettings> read(List<Section> sections) {
        return sections.stream().flatMap(section -> read(section).stream()).toList();
    }

    private Optional<LedSettings> read(Section section) {
        Optional<Entry<String>> room =
                section.require("room", () -> words().room(), node -> room(Scalars.text(node)));
        Optional<Entry<Place>> place = place(section);
        Optional<Entry<Polarity>> polarity =
                section.read(
                        "polarity",
                        () -> Words.of(ValueWords.class).polarity(),
                        node -> Scalars.choice(node, Polarity.class));
        TextPolicy text =
                section.read(
                                "text",
                                () -> Words.of(ValueWords.class).text(),
                                node -> Scalars.choice(node, TextPolicy.class))
                        .map(Entry::value)
                        .orElse(textDefault);
        BootPolicy onBoot = onBoot(section).orElse(onBootDefault);
        room.ifPresent(this::checkRoom);
        place.ifPresent(this::checkPlace);
        if (room.isEmpty() || place.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new LedSettings(
                            room.get().value(),
                            place.get().value(),
                            polarity.map(Entry::value).orElse(Polarity.ACTIVE_HIGH),
                            text,
                            onBoot));
        } catch (IllegalArgumentException together) {
            polarity.ifPresent(it ->
                    findings.problem(it.node(), it.key(), String.valueOf(together.getMessage())));
            return Optional.empty();
        }
    }

    /// The policy of a section, if it gives one.
    static Optional<BootPolicy> onBoot(Section section) {
        return section.read(
                        "on-boot",
                        () -> Words.of(ValueWords.class).onBoot(),
                        node -> Scalars.choice(node, BootPolicy.class))
                .map(Entry::value);
    }

    private static String room(String text) {
        String room = Normalizer.normalize(text, Normalizer.Form.NFC);
        LedSettings.checkRoom(room);
        return room;
    }

    /// Where an LED is, by `bcm-pin` or `on-board`.
    static Optional<Entry<Place>> place(Section section) {
        Optional<Entry<Place>> pin =
                section.read(
                        "bcm-pin",
                        () -> words().pin(),
                        node -> new Place.OnPin(pin(Scalars.wholeNumber(node))));
        Optional<Entry<Boolean>> onBoard =
                section.read("on-board", () -> Words.of(ValueWords.class).flag(), Scalars::flag);
        boolean isOnBoard = onBoard.filter(Entry::value).isPresent();
        if (section.has("bcm-pin") && isOnBoard) {
            section.problem(words().twoPlaces());
            return Optional.empty();
        }
        boolean nothingChosen =
                !section.has("bcm-pin")
                        && (!section.has("on-board")
                                || onBoard.filter(it -> !it.value()).isPresent());
        if (section.isUsable() && nothingChosen) {
            section.problem(words().noPlace());
        }
        return isOnBoard
                ? onBoard.map(it -> new Entry<>(new Place.OnBoard(), it.node(), it.key()))
                : pin;
    }

    /// Refused here, in the language of the user, which the pin itself does not know.
    private static BcmPin pin(int number) {
        if (number < BcmPin.LOWEST || number > BcmPin.HIGHEST) {
            throw new IllegalArgumentException(
                    words().noSuchPin(number, BcmPin.LOWEST, BcmPin.HIGHEST));
        }
        return new BcmPin(number);
    }

    private void checkRoom(Entry<String> room) {
        findings.noteForm(room);
        for (Entry<String> other : rooms) {
            if (other.value().equals(room.value())) {
                problem(room, words().takenRoom(other.line()));
            } else if (isDeviceTopic(other, room) || isDeviceTopic(room, other)) {
                problem(
                        room,
                        words().oneTopicForTwo(
                                        id.map(DeviceId::text).map(Shown::quoted).orElse(""),
                                        Shown.quoted(other.value()),
                                        other.line()));
            }
        }
        rooms.add(room);
    }

    /// `<room>/<device>/message` is the device's command topic, so no room may be
    /// `<room>/<device>`.
    private boolean isDeviceTopic(Entry<String> room, Entry<String> longer) {
        return id.filter(it -> longer.value().equals(room.value() + "/" + it.text())).isPresent();
    }

    private void checkPlace(Entry<Place> place) {
        places.stream()
                .filter(other -> other.value().equals(place.value()))
                .findFirst()
                .ifPresent(other ->
                        problem(place, words().takenPlace(other.line(), other.value().toString())));
        places.add(place);
    }

    private void problem(Entry<?> entry, String what) {
        findings.problem(entry.node(), entry.key(), what);
    }

    private static RoomWords words() {
        return Words.of(RoomWords.class);
    }
}
