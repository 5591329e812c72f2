package dev.picolight.device.lifecycle;

import dev.picolight.device.announce.HealthReport;
import dev.picolight.device.lifecycle.DeviceAction.Abandon;
import dev.picolight.device.lifecycle.DeviceAction.Disconnect;
import dev.picolight.device.lifecycle.DeviceAction.JoinNetwork;
import dev.picolight.device.lifecycle.DeviceAction.OpenConnection;
import dev.picolight.device.lifecycle.DeviceAction.Ping;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceAction.Subscribe;
import dev.picolight.device.lifecycle.DeviceAction.Unsubscribe;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.ClockSet;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.Inside;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.LedShown;
import dev.picolight.device.lifecycle.DeviceEvent.LedWorks;
import dev.picolight.device.lifecycle.DeviceEvent.Measured;
import dev.picolight.device.lifecycle.DeviceEvent.MemoryFailed;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.MessagesDropped;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceEvent.OfConnection;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.Progress;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Recalled;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.lifecycle.DeviceState.BackingOff;
import dev.picolight.device.lifecycle.DeviceState.Booting;
import dev.picolight.device.lifecycle.DeviceState.Connecting;
import dev.picolight.device.lifecycle.DeviceState.JoiningNetwork;
import dev.picolight.device.lifecycle.DeviceState.Online;
import dev.picolight.device.lifecycle.DeviceState.Stopped;
import dev.picolight.device.lifecycle.DeviceState.Subscribing;
import dev.picolight.device.lifecycle.DeviceState.Talking;
import dev.picolight.device.lifecycle.Setback.NetworkUnavailable;
import dev.picolight.device.lifecycle.Setback.NoAnswer;
import dev.picolight.device.lifecycle.Setback.Refused;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What the device does about everything that happens to it.
///
/// [#handle] depends on nothing but the events before, the instant given, and the generator given
/// at the beginning: the same history gives the same actions, on a Raspberry Pi and in simulated
/// time. Called by one thread.
public final class DeviceLifecycle {
    private DeviceProfile profile;
    private Timing timing;
    private final RandomGenerator random;
    private final Counters counters = new Counters();
    private Lights lights;
    private Presence presence;
    private DeviceState state = new Booting();
    private long connections;
    private boolean wasConnected;
    private boolean memoryFailed;
    private final SortedSet<Integer> failingLeds = new TreeSet<>();
    private Optional<Instant> lastWordAt = Optional.empty();

    /// What the session at the Server may still hold, and is of no use any more.
    private final Set<TopicFilter> obsolete = new LinkedHashSet<>();

    /// What to do, and when to come back at the latest.
    ///
    /// @param deadline when [DeadlinePassed] is wanted; empty when only other events matter
    public record Transition(List<DeviceAction> actions, Optional<Instant> deadline) {}

    /// @param random half of each wait, and when Home Assistant is answered
    public DeviceLifecycle(DeviceProfile profile, Timing timing, RandomGenerator random) {
        this.profile = profile;
        this.timing = timing;
        this.random = random;
        this.lights = new Lights(profile, timing, counters);
        this.presence = new Presence(profile, lights, counters, random);
    }

    /// Where the device stands.
    public DeviceState state() {
        return state;
    }

    /// How the device is.
    public Standing standing() {
        return new Standing(state, profile, failingLeds.stream().map(profile::nameOfLed).toList());
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
            actions.addAll(lights.deadlinePassed(state.talkingOn(), now));
            actions.addAll(presence.deadlinePassed(state.talkingOn(), now));
            lastWordAt.ifPresent(_ -> actions.add(Report.info(standing().stopped())));
            lastWordAt = Optional.empty();
        }
        if (event instanceof NetworkUp && !(state instanceof Stopped)) {
            actions.addAll(lights.showAgainWhatFailed());
        }
        boolean late = event instanceof OfConnection of && of.connection() != state.connection();
        boolean early =
                event instanceof DeadlinePassed
                        && state.deadline().filter(at -> !at.isAfter(now)).isEmpty();
        if (!late && !early) {
            actions.addAll(decide(event, arrived, now));
        }
        if (!(state instanceof Stopped)) {
            actions.addAll(lights.remember(now));
        }
        actions.addAll(presence.show(state));
        return new Transition(List.copyOf(actions), deadline());
    }

    private Optional<Instant> deadline() {
        if (state instanceof Stopped) {
            return lastWordAt;
        }
        return Stream.of(
                        state.deadline(),
                        lights.deadline(state.talkingOn() != 0),
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
                actions.addAll(lights.ledFailed(led, cause, state.talkingOn(), now));
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
                    state.talkingOn() == 0 ? List.of() : hear(message, arrived, now);
            case Measured measured -> presence.measured(measured, state.talkingOn(), now);
            case Progress progress ->
                    switch (state) {
                        case Booting _ -> progress instanceof Booted ? boot(now) : List.of();
                        case JoiningNetwork joining -> whenJoining(joining, progress, now);
                        case Connecting connecting -> whenConnecting(connecting, progress, now);
                        case Subscribing subscribing -> whenSubscribing(subscribing, progress, now);
                        case Online online -> whenOnline(online, progress, now);
                        case BackingOff waiting -> whenBackingOff(waiting, progress, now);
                        case Stopped _ -> List.of();
                    };
        };
    }

    private List<DeviceAction> whenInside(Inside event, Instant now) {
        return switch (event) {
            case LedShown(_, long confirmation, Instant at) ->
                    lights.shown(confirmation, at, state.talkingOn());
            case Recalled(var leds) ->
                    state instanceof Stopped
                            ? List.of()
                            : lights.recalled(leds, state.talkingOn(), now);
            case MemoryFailed(String cause, String remedy) -> memoryFailed(cause, remedy);
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

    /// Told once: a disk that cannot be written today cannot be written again and again.
    private List<DeviceAction> memoryFailed(String cause, String remedy) {
        if (memoryFailed) {
            return List.of();
        }
        memoryFailed = true;
        return List.of(Sentences.memoryFailed(cause, remedy));
    }

    private List<DeviceAction> boot(Instant now) {
        List<DeviceAction> actions = new ArrayList<>(lights.boot(now));
        actions.addAll(join(Failures.NONE, now));
        return actions;
    }

    private List<DeviceAction> whenJoining(JoiningNetwork s, Progress event, Instant now) {
        return switch (event) {
            case NetworkUp(String detail) -> connect(s.failures(), detail, now);
            case NetworkDown(String detail) ->
                    backOff(s.failures(), new NetworkUnavailable(detail), now);
            case DeadlinePassed _ -> backOff(s.failures(), Sentences.notJoined(timing), now);
            case Booted _, OfConnection _ -> List.of();
        };
    }

    private List<DeviceAction> whenConnecting(Connecting s, Progress event, Instant now) {
        return switch (event) {
            case Connected connected -> subscribe(s, connected, now);
            case ConnectRefused(_, var reason, var words) ->
                    backOff(s.failures(), new Refused("the connection", reason, words), now);
            case ConnectionLost(_, var setback) -> backOff(s.failures(), setback, now);
            case NetworkDown(var detail) ->
                    backOff(s.failures(), new NetworkUnavailable(detail), now);
            case DeadlinePassed _ ->
                    backOff(s.failures(), new NoAnswer("CONNACK", timing.connect()), now);
            case Booted _,
                    NetworkUp _,
                    Subscribed _,
                    SubscribeRefused _,
                    PublishRefused _,
                    PingAnswered _,
                    MessageArrived _ ->
                    List.of();
        };
    }

    private List<DeviceAction> whenSubscribing(Subscribing s, Progress event, Instant now) {
        return switch (event) {
            case Subscribed _ -> goOnline(s, List.of(), now);
            case SubscribeRefused(_, var refusals) ->
                    presence.canDoWithout(refusals)
                            ? goOnline(s, refusals, now)
                            : backOff(s.failures(), Sentences.refusedSubscription(refusals), now);
            case ConnectionLost(_, var setback) -> afterLoss(s, setback, now);
            case NetworkDown(String detail) ->
                    backOff(s.failures(), new NetworkUnavailable(detail), now);
            case DeadlinePassed _ ->
                    backOff(s.failures(), new NoAnswer("SUBACK", timing.suback()), now);
            case PublishRefused refused -> List.of(Sentences.publishRefused(refused));
            case Booted _,
                    NetworkUp _,
                    Connected _,
                    ConnectRefused _,
                    PingAnswered _,
                    MessageArrived _ ->
                    List.of();
        };
    }

    private List<DeviceAction> whenOnline(Online s, Progress event, Instant now) {
        return switch (event) {
            case ConnectionLost(_, var setback) -> afterLoss(s, setback, now);
            case NetworkDown(String detail) -> afterLoss(s, new NetworkUnavailable(detail), now);
            case DeadlinePassed _ -> ping(s, now);
            case PingAnswered _ -> {
                s.roundTrip(timing, now).ifPresent(presence::pingAnswered);
                state = s.pinged(now.plus(s.keepAlive()), Optional.empty());
                yield List.of();
            }
            case PublishRefused refused -> List.of(Sentences.publishRefused(refused));
            // of what other settings have added
            case SubscribeRefused(_, var refusals) ->
                    presence.canDoWithout(refusals)
                            ? List.of(Sentences.newsRefused(refusals))
                            : backOff(s.failures(), Sentences.refusedSubscription(refusals), now);
            case Booted _,
                    NetworkUp _,
                    Connected _,
                    ConnectRefused _,
                    Subscribed _,
                    MessageArrived _ ->
                    List.of();
        };
    }

    private List<DeviceAction> whenBackingOff(BackingOff s, Progress event, Instant now) {
        return switch (event) {
            case DeadlinePassed _ -> join(s.failures(), now);
            case NetworkUp _ -> {
                state = s.withTheNetworkBack(timing, now);
                yield List.of();
            }
            case Booted _, NetworkDown _, OfConnection _ -> List.of();
        };
    }

    private List<DeviceAction> join(Failures failures, Instant now) {
        state = new JoiningNetwork(failures, now.plus(timing.join()));
        return List.of(new JoinNetwork());
    }

    private List<DeviceAction> connect(Failures failures, String network, Instant now) {
        connections++;
        state = new Connecting(failures, connections, now.plus(timing.connect()));
        return List.of(
                Sentences.connecting(profile, network),
                new OpenConnection(connections, !wasConnected));
    }

    private List<DeviceAction> subscribe(Connecting s, Connected connected, Instant now) {
        wasConnected = true;
        lights.connected(connected.sessionPresent(), now);
        presence.connected(now);
        state = Subscribing.after(s, connected, timing, now);
        List<DeviceAction> actions = new ArrayList<>();
        if (connected.sessionPresent() && !obsolete.isEmpty()) {
            actions.add(new Unsubscribe(s.connection(), List.copyOf(obsolete)));
        }
        obsolete.clear();
        actions.add(new Subscribe(s.connection(), wanted()));
        return actions;
    }

    /// Everything that the device listens to.
    private List<Subscription> wanted() {
        List<Subscription> wanted = new ArrayList<>(profile.subscriptions());
        wanted.addAll(presence.subscriptions());
        return wanted;
    }

    private List<DeviceAction> hear(InboundMessage message, Instant arrived, Instant now) {
        return presence.listensTo(TopicFilter.exactly(message.topic()))
                ? presence.heard(message, state.talkingOn(), now)
                : lights.obey(message, state.talkingOn(), arrived, now);
    }

    private List<DeviceAction> goOnline(Subscribing s, List<Refusal> without, Instant now) {
        state = Online.after(s, now);
        return presence.comeOnline(s, without, now);
    }

    private List<DeviceAction> ping(Online s, Instant now) {
        if (s.pingrespUntil().isPresent()) {
            return afterLoss(s, new NoAnswer("PINGRESP", timing.pingresp()), now);
        }
        state = s.pinged(s.pingAt(), Optional.of(now.plus(timing.pingresp())));
        return List.of(new Ping(s.connection()));
    }

    /// A connection that worked is lost.
    private List<DeviceAction> afterLoss(Talking s, Setback setback, Instant now) {
        Failures failures =
                s.failures().afterConnectionOf(Duration.between(s.since(), now), setback, timing);
        return backOff(failures, failures.explain(setback, profile.clientIdentifier()), now);
    }

    private List<DeviceAction> backOff(Failures before, Setback setback, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        if (state.connection() != 0) {
            actions.add(new Abandon(state.connection()));
            lights.connectionLost(now);
        }
        presence.failed(setback, now);
        BackingOff waiting = BackingOff.after(before.and(setback), setback, timing, random, now);
        state = waiting;
        actions.add(Sentences.waiting(setback, Duration.between(now, waiting.until())));
        return actions;
    }

    /// Goes on with other settings, and with as little change as they allow.
    private List<DeviceAction> become(SettingsChanged to, Instant now) {
        if (state instanceof Stopped) {
            return List.of();
        }
        ProfileChange change = new ProfileChange(profile, to.profile());
        List<Subscription> heard = wanted();
        long talking = state.talkingOn();
        List<DeviceAction> actions = new ArrayList<>();
        if (talking != 0) {
            actions.addAll(change.clearStates(talking));
        }
        actions.addAll(lights.giveUpWaiting(talking, now));
        if (to.newConnection()) {
            actions.addAll(leave(change, now));
        }
        profile = to.profile();
        timing = to.timing();
        lights = lights.becoming(profile, timing, to.leds());
        presence = presence.becoming(profile, lights, random);
        carryOverFailing(to.leds());
        actions.addAll(lights.showOnOthers(to.leds(), now));
        if (!to.newConnection()) {
            actions.addAll(listenAnew(heard, talking));
            if (state instanceof Online) {
                actions.addAll(presence.tellChanged(change, talking, now));
                actions.addAll(lights.tellNew(change, talking, now));
            }
        }
        return actions;
    }

    /// Ends the connection as a clean stop does; the next one begins when the farewell is said.
    private List<DeviceAction> leave(ProfileChange change, Instant now) {
        long talking = state.talkingOn();
        List<DeviceAction> actions =
                new ArrayList<>(presence.leave(state, "settings changed", now));
        if (talking != 0) {
            actions.addAll(actions.indexOf(new Disconnect(talking)), change.clearStatus(talking));
        }
        lights.connectionLost(now);
        wasConnected = false;
        obsolete.clear();
        if (!(state instanceof Booting)) {
            Setback setback = new Setback.SettingsWereChanged();
            presence.failed(setback, now);
            state = new BackingOff(Failures.NONE, setback, now.plus(timing.backoff().shortest()));
        }
        return actions;
    }

    private List<DeviceAction> listenAnew(List<Subscription> before, long talking) {
        List<Subscription> wanted = wanted();
        List<TopicFilter> removed = ProfileChange.removed(before, wanted);
        List<Subscription> added = ProfileChange.added(before, wanted);
        List<DeviceAction> actions = new ArrayList<>();
        if (talking == 0) {
            obsolete.addAll(removed);
            wanted.stream().map(Subscription::filter).forEach(obsolete::remove);
            return actions;
        }
        if (!removed.isEmpty()) {
            actions.add(new Unsubscribe(talking, removed));
        }
        if (!added.isEmpty()) {
            actions.add(new Subscribe(talking, added));
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
        if (state instanceof Stopped) {
            return List.of();
        }
        List<DeviceAction> actions = new ArrayList<>(lights.darken(state.talkingOn(), now));
        actions.addAll(presence.leave(state, "stopped", now));
        lastWordAt = Optional.of(now); // when it is known whether the LEDs took it
        state = new Stopped();
        return actions;
    }
}
