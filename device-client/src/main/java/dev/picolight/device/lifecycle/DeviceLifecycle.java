package dev.picolight.device.lifecycle;

import dev.picolight.device.announce.HealthReport;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.ClockSet;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.Inside;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.LedShown;
import dev.picolight.device.lifecycle.DeviceEvent.LedWorks;
import dev.picolight.device.lifecycle.DeviceEvent.Measured;
import dev.picolight.device.lifecycle.DeviceEvent.MemoryFailed;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.MessagesDropped;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceEvent.OfConnection;
import dev.picolight.device.lifecycle.DeviceEvent.Progress;
import dev.picolight.device.lifecycle.DeviceEvent.Recalled;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceState.Online;
import dev.picolight.device.lifecycle.DeviceState.Stopped;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.TopicFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What the device does about everything that happens to it: who is asked about which event, and
/// what the device becomes by other settings. [WayOnline] knows its states.
///
/// [#handle] depends on nothing but the events before, the instant given, and the generator given
/// at the beginning: the same history gives the same actions, on a Raspberry Pi and in simulated
/// time. Called by one thread.
public final class DeviceLifecycle {
    private DeviceProfile profile;
    private final RandomGenerator random;
    private final Counters counters = new Counters();
    private Lights lights;
    private Presence presence;
    private WayOnline way;
    private final SortedSet<Integer> failingLeds = new TreeSet<>();
    private Optional<Instant> lastWordAt = Optional.empty();

    /// What to do, and when to come back at the latest.
    ///
    /// @param deadline when [DeadlinePassed] is wanted; empty when only other events matter
    public record Transition(List<DeviceAction> actions, Optional<Instant> deadline) {}

    /// @param random half of each wait, and when Home Assistant is answered
    public DeviceLifecycle(DeviceProfile profile, Timing timing, RandomGenerator random) {
        this.profile = profile;
        this.random = random;
        this.lights = new Lights(profile, timing, counters);
        this.presence = new Presence(profile, lights, counters, random);
        this.way = new WayOnline(profile, timing, random, lights, presence);
    }

    /// Where the device stands.
    public DeviceState state() {
        return way.state();
    }

    /// How the device is.
    public Standing standing() {
        return new Standing(
                state(), profile, failingLeds.stream().map(profile::nameOfLed).toList());
    }

    /// How the device is, in figures.
    ///
    /// @param now as in [#handle]
    public HealthReport health(Instant now) {
        return presence.report(now);
    }

    /// What it has counted since it was started.
    Counters counters() {
        return counters;
    }

    /// Takes one event, which has happened just now.
    ///
    /// @param now never earlier than in the call before
    public Transition handle(DeviceEvent event, Instant now) {
        return handle(event, now, now);
    }

    /// Takes one event.
    ///
    /// @param arrived when it came to the device
    /// @param now never earlier than in the call before
    public Transition handle(DeviceEvent event, Instant arrived, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        presence.lives(now);
        if (event instanceof DeadlinePassed) {
            actions.addAll(lights.deadlinePassed(state().talkingOn(), now));
            actions.addAll(presence.deadlinePassed(state().talkingOn(), now));
            lastWordAt.ifPresent(_ -> actions.add(Report.info(standing().stopped())));
            lastWordAt = Optional.empty();
        }
        if (event instanceof NetworkUp && !(state() instanceof Stopped)) {
            actions.addAll(lights.showAgainWhatFailed());
        }
        boolean late = event instanceof OfConnection of && of.connection() != state().connection();
        boolean early =
                event instanceof DeadlinePassed
                        && state().deadline().filter(at -> !at.isAfter(now)).isEmpty();
        if (!late && !early) {
            actions.addAll(decide(event, arrived, now));
        }
        if (!(state() instanceof Stopped)) {
            actions.addAll(lights.remember(now));
        }
        actions.addAll(presence.show(state()));
        return new Transition(List.copyOf(actions), deadline());
    }

    private Optional<Instant> deadline() {
        if (state() instanceof Stopped) {
            return lastWordAt;
        }
        return Stream.of(
                        state().deadline(),
                        lights.deadline(state().talkingOn() != 0),
                        presence.deadline())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private List<DeviceAction> decide(DeviceEvent event, Instant arrived, Instant now) {
        return switch (event) {
            case StopRequested _ -> stop(now);
            case SettingsChanged changed -> become(changed, now);
            case LedFailed(int led, String cause, String remedy) -> {
                List<DeviceAction> actions = new ArrayList<>();
                actions.add(Sentences.ledFailed(profile.nameOfLed(led), cause, remedy));
                actions.addAll(lights.ledFailed(led, cause, state().talkingOn(), now));
                failingLeds.add(led);
                yield actions;
            }
            case LedWorks(int led) ->
                    failingLeds.remove(led)
                            ? List.of(Sentences.ledWorks(profile.nameOfLed(led)))
                            : List.of();
            case Inside inside -> whenInside(inside, now);
            // a resumed session may send before SUBACK
            case MessageArrived(_, var message) ->
                    state().talkingOn() == 0 ? List.of() : hear(message, arrived, now);
            case Measured measured -> presence.measured(measured, state().talkingOn(), now);
            case Progress progress -> way.on(progress, now);
        };
    }

    private List<DeviceAction> whenInside(Inside event, Instant now) {
        return switch (event) {
            case LedShown(_, long confirmation, Instant at) ->
                    lights.shown(confirmation, at, state().talkingOn());
            case Recalled(var leds) ->
                    state() instanceof Stopped
                            ? List.of()
                            : lights.recalled(leds, state().talkingOn(), now);
            case MemoryFailed(String cause, String remedy) ->
                    List.of(Sentences.memoryFailed(cause, remedy));
            case ClockSet(Instant date) -> {
                lights.clockSet(date, now);
                yield List.of();
            }
            case MessagesDropped(int number) -> {
                lights.dropped(number, now);
                yield List.of();
            }
        };
    }

    private List<DeviceAction> hear(InboundMessage message, Instant arrived, Instant now) {
        return presence.listensTo(TopicFilter.exactly(message.topic()))
                ? presence.heard(message, state().talkingOn(), now)
                : lights.obey(message, state().talkingOn(), arrived, now);
    }

    /// Goes on with other settings, and with as little change as they allow.
    private List<DeviceAction> become(SettingsChanged to, Instant now) {
        if (state() instanceof Stopped) {
            return List.of();
        }
        ProfileChange change = new ProfileChange(profile, to.profile());
        long talking = state().talkingOn();
        List<DeviceAction> actions =
                new ArrayList<>(lights.giveUpWaiting(to.profile(), talking, now));
        if (to.newConnection()) {
            actions.addAll(way.leave(change, now));
        }
        profile = to.profile();
        lights = lights.becoming(profile, to.timing(), to.leds());
        if (!change.before().id().equals(profile.id())) {
            lights.rememberAnew();
        }
        Presence presented = presence;
        presence = presented.becoming(profile, lights, to.leds(), random);
        WayOnline before = way;
        way = way.becoming(profile, to.timing(), lights, presence);
        carryOverFailing(to.leds());
        actions.addAll(lights.showOnOthers(to.leds(), now));
        actions.addAll(presence.giveBack(to.leds(), presented));
        if (!to.newConnection()) {
            actions.addAll(way.listenAnew(before, change));
            if (state() instanceof Online) {
                actions.addAll(presence.tellChanged(change, talking, now));
                actions.addAll(lights.tellChanged(talking, now));
            }
        }
        return actions;
    }

    private void carryOverFailing(List<SettingsChanged.Forerunner> leds) {
        Set<Integer> before = Set.copyOf(failingLeds);
        failingLeds.clear();
        for (int led = 0; led < leds.size(); led++) {
            if (leds.get(led).untouched()
                    && leds.get(led).before().filter(before::contains).isPresent()) {
                failingLeds.add(led);
            }
        }
    }

    private List<DeviceAction> stop(Instant now) {
        if (state() instanceof Stopped) {
            return List.of();
        }
        List<DeviceAction> actions = new ArrayList<>(lights.darken(state().talkingOn(), now));
        actions.addAll(way.stop(now));
        lastWordAt = Optional.of(now); // when it is known whether the LEDs took it
        return actions;
    }
}
