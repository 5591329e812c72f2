package dev.picolight.device.lifecycle;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Setback.NetworkUnavailable;
import dev.picolight.device.diagnosis.Setback.NoAnswer;
import dev.picolight.device.diagnosis.Setback.Refused;
import dev.picolight.device.lifecycle.DeviceAction.Abandon;
import dev.picolight.device.lifecycle.DeviceAction.JoinNetwork;
import dev.picolight.device.lifecycle.DeviceAction.OpenConnection;
import dev.picolight.device.lifecycle.DeviceAction.Ping;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceEvent.OfConnection;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.Progress;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The way to being online, and back to it: where the device stands, and what it does next.
///
/// This is the state machine, state × event: [#on] has a line for each state, and the method that
/// it names has one for each event. [DeviceLifecycle] owns it, and has dropped late news of other
/// connections before. It tells [Lights] and [Presence] when a connection comes or goes.
final class WayOnline {
    private final DeviceProfile profile;
    private final Timing timing;
    private final RandomGenerator random;
    private final Lights lights;
    private final Presence presence;
    private final Listening listening;
    private DeviceState state;
    private long connections;
    private boolean wasConnected;

    /// @param random half of each wait
    WayOnline(
            DeviceProfile profile,
            Timing timing,
            RandomGenerator random,
            Lights lights,
            Presence presence) {
        this.profile = profile;
        this.timing = timing;
        this.random = random;
        this.lights = lights;
        this.presence = presence;
        this.listening = new Listening(profile, presence);
        this.state = new Booting();
    }

    /// Goes on as somebody else, from where it stands.
    private WayOnline(
            DeviceProfile profile,
            Timing timing,
            Lights lights,
            Presence presence,
            WayOnline before) {
        this.profile = profile;
        this.timing = timing;
        this.random = before.random;
        this.lights = lights;
        this.presence = presence;
        this.listening = before.listening.becoming(profile, presence);
        this.state = before.state;
        this.connections = before.connections;
        this.wasConnected = before.wasConnected;
    }

    /// What it becomes by other settings.
    WayOnline becoming(DeviceProfile other, Timing its, Lights lights, Presence presence) {
        return new WayOnline(other, its, lights, presence, this);
    }

    DeviceState state() {
        return state;
    }

    /// Takes one event, of no connection or of the one that counts.
    List<DeviceAction> on(Progress progress, Instant now) {
        return switch (state) {
            case Booting _ -> progress instanceof Booted ? boot(now) : List.of();
            case JoiningNetwork joining -> whenJoining(joining, progress, now);
            case Connecting connecting -> whenConnecting(connecting, progress, now);
            case Subscribing subscribing -> whenSubscribing(subscribing, progress, now);
            case Online online -> whenOnline(online, progress, now);
            case BackingOff waiting -> whenBackingOff(waiting, progress, now);
            case Stopped _ -> List.of();
        };
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
                    backOff(s.failures(), Refused.connection(reason, words), now);
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
            case PublishRefused refused -> lights.publishRefused(refused, now);
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
                listening.pingAnswered();
                state = s.pinged(now.plus(s.keepAlive()), Optional.empty());
                yield List.of();
            }
            case PublishRefused refused -> lights.publishRefused(refused, now);
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

    private List<DeviceAction> boot(Instant now) {
        List<DeviceAction> actions = new ArrayList<>(lights.boot(now));
        actions.addAll(join(Failures.NONE, now));
        return actions;
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
        Subscribing subscribing = Subscribing.after(s, connected, timing, now);
        state = subscribing;
        lights.connected(
                connected.sessionPresent(), subscribing.keepAlive().plus(timing.pingresp()), now);
        presence.connected(now);
        return listening.begin(s.connection(), connected.sessionPresent());
    }

    private List<DeviceAction> goOnline(Subscribing s, List<Refusal> without, Instant now) {
        state = Online.after(s, now);
        List<DeviceAction> actions = new ArrayList<>(listening.clear(s.connection()));
        actions.addAll(presence.comeOnline(s, without, now));
        return actions;
    }

    private List<DeviceAction> ping(Online s, Instant now) {
        if (s.pingrespUntil().isPresent()) {
            return afterLoss(s, new NoAnswer("PINGRESP", timing.pingresp()), now);
        }
        listening.pinged();
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
        actions.add(
                Sentences.waiting(
                        setback, profile.broker(), Duration.between(now, waiting.until())));
        return actions;
    }

    /// Ends the connection as a clean stop does; the next one begins when the farewell is said.
    List<DeviceAction> leave(ProfileChange change, Instant now) {
        List<DeviceAction> farewell = presence.leave(state, "settings changed", now);
        List<DeviceAction> actions = listening.leave(change, farewell, state.talkingOn());
        lights.connectionLost(now);
        wasConnected = false;
        if (!(state instanceof Booting)) {
            Setback setback = new Setback.SettingsWereChanged();
            presence.failed(setback, now);
            state = new BackingOff(Failures.NONE, setback, now.plus(timing.backoff().shortest()));
        }
        return actions;
    }

    /// Listens on the connection that is kept to what [#becoming] has changed.
    ///
    /// @param before what this one was
    List<DeviceAction> listenAnew(WayOnline before, ProfileChange change) {
        return listening.instead(before.listening, change, state.talkingOn());
    }

    /// The end of the way.
    List<DeviceAction> stop(Instant now) {
        List<DeviceAction> actions = presence.leave(state, "stopped", now);
        state = new Stopped();
        return actions;
    }
}
