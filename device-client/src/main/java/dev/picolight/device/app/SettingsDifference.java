package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.PresenceSettings;
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
        changed(words, "the id", it -> it.id().text());
        changed(words, "the broker", it -> it.broker().address().toString());
        changed(words, "the Client Identifier", it -> it.broker().clientIdentifier());
        changed(words, "the Keep Alive", it -> it.broker().keepAlive().toSeconds() + " s");
        changed(words, "allow-loopback", it -> String.valueOf(it.broker().allowLoopback()));
        changed(
                words,
                "the user",
                it -> it.broker().credentials().map(Credentials::user).orElse("nobody"));
        if (!password(before).equals(password(after))) {
            words.add("the password is another one");
        }
        words.addAll(wordsOfLeds());
        PresenceSettings presence = after.presence();
        if (!before.presence().homeAssistant().equals(presence.homeAssistant())) {
            words.add(
                    presence.homeAssistant()
                            .map(prefix ->
                                    "Home Assistant is told below %s".formatted(shown(prefix)))
                            .orElse("Home Assistant is told nothing"));
        }
        if (!before.presence().health().equals(presence.health())) {
            words.add(
                    presence.health()
                            .map(span -> "health is told each %d s".formatted(span.toSeconds()))
                            .orElse("health is not told"));
        }
        if (!before.presence().statusLight().equals(presence.statusLight())) {
            words.add("the status light is another one");
        }
        if (!before.presence().metrics().equals(presence.metrics())) {
            words.add("metrics are another page: that takes a restart");
        }
        if (!before.broker().tls().equals(after.broker().tls())) {
            words.add("TLS is set otherwise");
        }
        if (words.isEmpty() && needsNewConnection()) {
            words.add("the way to the broker is another one");
        }
        return words;
    }

    private static Optional<?> password(DeviceSettings settings) {
        return settings.broker().credentials().flatMap(Credentials::password);
    }

    private void changed(List<String> words, String what, Function<DeviceSettings, String> part) {
        String old = part.apply(before);
        String now = part.apply(after);
        if (!old.equals(now)) {
            words.add("%s is %s instead of %s".formatted(what, shown(now), shown(old)));
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
                words.add("LED of %s added on %s".formatted(shown(led.room()), led.place()));
            } else {
                if (lost.contains(from.get())) {
                    words.add(
                            "LED of %s taken again on %s"
                                    .formatted(shown(led.room()), led.place()));
                }
                words.addAll(wordsOfLed(before.allLeds().get(from.get()), led));
            }
        }
        for (int at : gone.stream().sorted().toList()) {
            LedSettings led = before.allLeds().get(at);
            words.add(
                    "LED of %s removed, %s is dark and free"
                            .formatted(shown(led.room()), led.place()));
        }
        boolean sameFirst =
                before.allLeds().getFirst().room().equals(after.allLeds().getFirst().room());
        if (!sameFirst && words.isEmpty()) {
            words.add("the first room is %s".formatted(shown(after.allLeds().getFirst().room())));
        }
        return words;
    }

    private static List<String> wordsOfLed(LedSettings old, LedSettings now) {
        List<String> words = new ArrayList<>();
        String room = shown(now.room());
        if (!old.room().equals(now.room())) {
            words.add(
                    "the LED on %s is that of %s instead of %s"
                            .formatted(now.place(), room, shown(old.room())));
        }
        if (!old.place().equals(now.place())) {
            words.add("LED of %s moved from %s to %s".formatted(room, old.place(), now.place()));
        }
        if (old.polarity() != now.polarity()) {
            words.add("LED of %s is %s".formatted(room, words(now.polarity())));
        }
        if (old.text() != now.text()) {
            words.add("text in %s means %s".formatted(room, lower(now.text())));
        }
        if (old.onBoot() != now.onBoot()) {
            words.add(
                    "on-boot of %s is %s from the next start on"
                            .formatted(room, lower(now.onBoot())));
        }
        return words;
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
