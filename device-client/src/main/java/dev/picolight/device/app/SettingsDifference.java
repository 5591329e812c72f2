package dev.picolight.device.app;

import dev.picolight.device.app.ReloadWords.Part;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.PresenceSettings;
import dev.picolight.device.words.Words;
import dev.picolight.led.Polarity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What is different between the settings of a device and those it shall have.
///
/// @param before of the device that runs
/// @param after what it shall become
/// @param lost the LEDs of before that have lost their hardware, by their positions
record SettingsDifference(DeviceSettings before, DeviceSettings after, Set<Integer> lost) {
    SettingsDifference {
        lost = Set.copyOf(lost);
    }

    /// Of a device whose LEDs all have their hardware.
    SettingsDifference(DeviceSettings before, DeviceSettings after) {
        this(before, after, Set.of());
    }

    /// Where each LED comes from: from the one with the same pin and polarity, which is not touched
    /// unless it has lost them, else from that of the same room, whose light goes on in another
    /// place. The status light's own LED is no room's, before and after.
    List<Forerunner> origins() {
        List<Optional<Forerunner>> found = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < after.allLeds().size(); i++) {
            LedSettings led = after.allLeds().get(i);
            Optional<Integer> same = find(taken, i, it -> isSameHardware(it, led));
            same.ifPresent(taken::add);
            found.add(same.map(at -> new Forerunner(same, !lost.contains(at))));
        }
        List<Forerunner> origins = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            LedSettings led = after.allLeds().get(i);
            if (found.get(i).isPresent()) {
                origins.add(found.get(i).get());
            } else {
                Optional<Integer> moved = find(taken, i, it -> it.room().equals(led.room()));
                moved.ifPresent(taken::add);
                origins.add(new Forerunner(moved, false));
            }
        }
        return origins;
    }

    /// @param led position among those of after
    private Optional<Integer> find(Set<Integer> taken, int led, Predicate<LedSettings> wanted) {
        boolean ofARoom = led < after.leds().size();
        return IntStream.range(0, before.allLeds().size())
                .boxed()
                .filter(at -> (at < before.leds().size()) == ofARoom)
                .filter(at -> !taken.contains(at) && wanted.test(before.allLeds().get(at)))
                .findFirst();
    }

    private static boolean isSameHardware(LedSettings a, LedSettings b) {
        return a.place().equals(b.place()) && a.polarity() == b.polarity();
    }

    /// The LEDs of before whose pin must be given back before it can be taken with the other
    /// polarity, by their old positions.
    List<Integer> toBeReleasedFirst() {
        List<Forerunner> origins = origins();
        Set<LedSettings.Place> wanted = new HashSet<>();
        for (int i = 0; i < origins.size(); i++) {
            if (!origins.get(i).untouched()) {
                wanted.add(after.allLeds().get(i).place());
            }
        }
        return IntStream.range(0, before.allLeds().size())
                .boxed()
                .filter(at -> !lost.contains(at) && wanted.contains(placeOf(at)))
                .toList();
    }

    private LedSettings.Place placeOf(int led) {
        return before.allLeds().get(led).place();
    }

    /// Whether nothing is to be done.
    boolean isNone() {
        return before.equals(after) && lost.isEmpty();
    }

    /// Whether the Server, or what the device says in CONNECT, is another one.
    boolean needsNewConnection() {
        return !DevicePlan.of(before).connect().equals(DevicePlan.of(after).connect());
    }

    /// Whether the device has another id, and with it another memory.
    boolean isAnotherDevice() {
        return !before.id().equals(after.id());
    }

    /// For people; empty when nothing is different. Shows no password.
    List<String> words() {
        List<String> words = new ArrayList<>();
        changed(words, Part.ID, it -> it.id().text());
        changed(words, Part.BROKER, it -> it.broker().address().toString());
        changed(words, Part.CLIENT_IDENTIFIER, it -> it.broker().clientIdentifier());
        changed(words, Part.KEEP_ALIVE, it -> it.broker().keepAlive().toSeconds() + " s");
        changed(words, Part.ALLOW_LOOPBACK, it -> String.valueOf(it.broker().allowLoopback()));
        changed(
                words,
                Part.USER,
                it -> it.broker().credentials().map(Credentials::user).orElseGet(said()::nobody));
        if (!password(before).equals(password(after))) {
            words.add(said().password());
        }
        words.addAll(wordsOfLeds());
        PresenceSettings presence = after.presence();
        if (!before.presence().homeAssistant().equals(presence.homeAssistant())) {
            words.add(
                    presence.homeAssistant()
                            .map(prefix -> said().homeAssistant(shown(prefix)))
                            .orElseGet(said()::noHomeAssistant));
        }
        if (!before.presence().health().equals(presence.health())) {
            words.add(
                    presence.health()
                            .map(span -> said().health(span.toSeconds()))
                            .orElseGet(said()::noHealth));
        }
        if (!before.presence().statusLight().equals(presence.statusLight())) {
            words.add(said().statusLight());
        }
        if (!before.presence().metrics().equals(presence.metrics())) {
            words.add(said().metrics());
        }
        if (!before.broker().tls().equals(after.broker().tls())) {
            words.add(said().tls());
        }
        if (words.isEmpty() && needsNewConnection()) {
            words.add(said().way());
        }
        return words;
    }

    private static Optional<?> password(DeviceSettings settings) {
        return settings.broker().credentials().flatMap(Credentials::password);
    }

    private void changed(List<String> words, Part part, Function<DeviceSettings, String> value) {
        String old = value.apply(before);
        String now = value.apply(after);
        if (!old.equals(now)) {
            words.add(said().changed(part, shown(now), shown(old)));
        }
    }

    private List<String> wordsOfLeds() {
        List<String> words = new ArrayList<>();
        List<Forerunner> origins = origins();
        Set<Integer> gone =
                new HashSet<>(IntStream.range(0, before.allLeds().size()).boxed().toList());
        for (int i = 0; i < origins.size(); i++) {
            LedSettings led = after.allLeds().get(i);
            Optional<Integer> from = origins.get(i).before();
            from.ifPresent(gone::remove);
            if (from.isEmpty()) {
                words.add(said().added(shown(led.room()), led.place().toString()));
            } else {
                if (lost.contains(from.get())) {
                    words.add(said().takenAgain(shown(led.room()), led.place().toString()));
                }
                words.addAll(wordsOfLed(before.allLeds().get(from.get()), led));
            }
        }
        for (int at : gone.stream().sorted().toList()) {
            LedSettings led = before.allLeds().get(at);
            words.add(said().removed(shown(led.room()), led.place().toString()));
        }
        boolean sameFirst =
                before.allLeds().getFirst().room().equals(after.allLeds().getFirst().room());
        if (!sameFirst && words.isEmpty()) {
            words.add(said().firstRoom(shown(after.allLeds().getFirst().room())));
        }
        return words;
    }

    private static List<String> wordsOfLed(LedSettings old, LedSettings now) {
        List<String> words = new ArrayList<>();
        String room = shown(now.room());
        if (!old.room().equals(now.room())) {
            words.add(said().otherRoom(now.place().toString(), room, shown(old.room())));
        }
        if (!old.place().equals(now.place())) {
            words.add(said().moved(room, old.place().toString(), now.place().toString()));
        }
        if (old.polarity() != now.polarity()) {
            words.add(said().polarity(room, words(now.polarity())));
        }
        if (old.text() != now.text()) {
            words.add(said().text(room, lower(now.text())));
        }
        if (old.onBoot() != now.onBoot()) {
            words.add(said().onBoot(room, lower(now.onBoot())));
        }
        return words;
    }

    private static ReloadWords said() {
        return Words.of(ReloadWords.class);
    }

    private static String words(Polarity polarity) {
        return lower(polarity).replace('_', '-');
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(String text) {
        return Shown.bounded(text, Shown.LENGTH_MAX);
    }
}
