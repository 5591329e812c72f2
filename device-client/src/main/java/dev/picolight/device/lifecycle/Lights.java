package dev.picolight.device.lifecycle;

import dev.picolight.device.command.LedCommand;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.mqtt.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The LEDs as the device means them: obeys commands, ends patterns, and tells the state.
///
/// The other half of the device's logic; [DeviceLifecycle] owns it and passes on what concerns it.
final class Lights {
    private final List<Light> lights;
    private final Voice voice;
    private final Obedience obedience;
    private final LastStates lastStates;
    private final Set<Integer> failed = new HashSet<>();

    Lights(DeviceProfile profile, Timing timing, Counters counters) {
        this.lights = made(profile);
        this.voice = new Voice(profile, timing.stateExpiry());
        this.obedience = new Obedience(profile, lights, voice, counters);
        this.lastStates = new LastStates(lights);
    }

    /// Goes on as somebody else: each LED with what it meant before.
    private Lights(DeviceProfile profile, Timing timing, List<Forerunner> origins, Lights before) {
        this.lights = made(profile);
        lights.forEach(light ->
                origins.get(light.led()).before().map(before.lights::get).ifPresent(light::goOnAs));
        this.voice = new Voice(profile, timing.stateExpiry(), before.voice);
        this.obedience = new Obedience(profile, lights, voice, before.obedience);
        this.lastStates = new LastStates(lights, before.lastStates);
        for (Light light : lights) {
            Forerunner origin = origins.get(light.led());
            if (origin.untouched() && origin.before().filter(before.failed::contains).isPresent()) {
                failed.add(light.led());
            }
        }
    }

    private static List<Light> made(DeviceProfile profile) {
        List<Light> made = new ArrayList<>();
        for (DeviceProfile.Room room : profile.rooms()) {
            made.add(new Light(made.size(), room));
        }
        return List.copyOf(made);
    }

    /// What these become by other settings. Commands that wait for their turn in a room that is
    /// gone must have been given up before, see [#giveUpWaiting].
    ///
    /// @param origins as in [DeviceEvent.SettingsChanged]
    Lights becoming(DeviceProfile profile, Timing timing, List<Forerunner> origins) {
        return new Lights(profile, timing, origins, this);
    }

    /// Commands that wait for their turn in a room that is gone are never done.
    List<DeviceAction> giveUpWaiting(DeviceProfile next, long connection, Instant now) {
        Set<String> stay =
                next.rooms().stream().map(DeviceProfile.Room::name).collect(Collectors.toSet());
        return obedience.end(stay, connection, now);
    }

    /// What is to be shown by LEDs whose hardware is another one, and by those that are new.
    List<DeviceAction> showOnOthers(List<Forerunner> origins, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        for (Light light : lights) {
            Forerunner origin = origins.get(light.led());
            if (origin.before().isEmpty()) {
                light.boot(now).ifPresent(actions::add);
            } else if (!origin.untouched()) {
                light.moved(now).ifPresent(actions::add);
            }
        }
        return actions;
    }

    /// Tells the state of those LEDs under whose topic something else stands, or nothing.
    List<DeviceAction> tellChanged(long connection, Instant now) {
        return lights.stream()
                .filter(light -> !voice.isTold(light))
                .<DeviceAction>map(light -> voice.state(light, connection, now))
                .toList();
    }

    /// Whether an LED is lit or plays a pattern, as far as anybody has asked for it.
    boolean isLit(int led) {
        return lights.get(led).state().lit();
    }

    /// The LEDs begin as the settings say.
    List<DeviceAction> boot(Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        lights.forEach(light -> light.boot(now).ifPresent(actions::add));
        actions.addAll(lastStates.boot());
        return actions;
    }

    /// What was remembered is known; told if there is a connection.
    List<DeviceAction> recalled(List<Remembered> before, long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>(lastStates.recalled(before, now));
        if (connection != 0 && !actions.isEmpty()) {
            actions.addAll(tellAll(connection, now));
        }
        return actions;
    }

    /// The device has another id, and its memory is another one.
    void rememberAnew() {
        lastStates.keepAnew();
    }

    /// What is to be kept over a power cut, if it is time.
    List<DeviceAction> remember(Instant now) {
        return lastStates.due(now);
    }

    /// The date is known from now on, or another one.
    void clockSet(Instant date, Instant now) {
        voice.clockSet(date, now);
    }

    /// When [#deadlinePassed] has something to do.
    Optional<Instant> deadline(boolean online) {
        Optional<Instant> first = earlier(obedience.deadline(), lastStates.deadline());
        for (Light light : lights) {
            first = earlier(first, light.patternEnds());
            if (online) {
                first = earlier(first, voice.refreshAt(light));
            }
        }
        return first;
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isEmpty() || (b.isPresent() && b.get().isBefore(a.get())) ? b : a;
    }

    /// Ends the patterns whose time is over, gives waiting commands their turn, and tells again
    /// what is about to expire.
    ///
    /// @param connection 0 when nothing can be told
    List<DeviceAction> deadlinePassed(long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        for (Light light : lights) {
            boolean ended = light.endPattern(now);
            boolean stale = voice.refreshAt(light).filter(at -> !at.isAfter(now)).isPresent();
            if (connection != 0 && (ended || stale)) {
                actions.add(voice.state(light, connection, now));
            }
        }
        actions.addAll(obedience.deadlinePassed(connection, now));
        return actions;
    }

    /// Tells the state of every LED, as on every new connection.
    List<DeviceAction> tellAll(long connection, Instant now) {
        return lights.stream()
                .<DeviceAction>map(light -> voice.state(light, connection, now))
                .toList();
    }

    /// All dark, for the end; told if there is a connection. What is remembered is what was before.
    List<DeviceAction> darken(long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>(lastStates.keep(now));
        actions.addAll(obedience.end(Set.of(), connection, now));
        for (Light light : lights) {
            boolean wasOn = light.state().lit();
            actions.add(light.apply(new LedCommand.TurnOff(), Source.LOCAL, now));
            if (connection != 0 && wasOn) {
                actions.add(voice.state(light, connection, now));
            }
        }
        return actions;
    }

    /// @param unnoticedLossMax the longest time the connection can be dead before it is noticed
    void connected(boolean resumed, Duration unnoticedLossMax, Instant now) {
        obedience.connected(resumed, unnoticedLossMax, now);
    }

    void connectionLost(Instant now) {
        obedience.connectionLost(now);
    }

    /// The network is up, and with it perhaps what an LED hangs on: a Pico W's is on the Wi-Fi
    /// chip.
    List<DeviceAction> showAgainWhatFailed() {
        List<DeviceAction> actions = new ArrayList<>();
        lights.stream()
                .filter(light -> failed.remove(light.led()) && light.state().lit())
                .forEach(light -> actions.add(light.show()));
        return actions;
    }

    /// An LED did not take what it was told; those who wait for an answer hear of it.
    List<DeviceAction> ledFailed(int led, String cause, long connection, Instant now) {
        failed.add(led);
        return obedience.ledFailed(led, cause, connection, now);
    }

    /// An LED shows it: now the request can be answered.
    List<DeviceAction> shown(long confirmation, Instant at, long connection) {
        return obedience.shown(confirmation, at, connection);
    }

    /// Messages were thrown away before they came so far.
    void dropped(int number, Instant now) {
        obedience.dropped(number, now);
    }

    /// Something that was said did not arrive.
    List<DeviceAction> publishRefused(PublishRefused refused, Instant now) {
        return obedience.publishRefused(refused, now);
    }

    /// Does what a message asks of the LEDs that it is for.
    ///
    /// @param arrived at the device; may be later than now by the time that the work before took
    List<DeviceAction> obey(InboundMessage message, long connection, Instant arrived, Instant now) {
        return obedience.obey(message, connection, arrived, now);
    }
}
