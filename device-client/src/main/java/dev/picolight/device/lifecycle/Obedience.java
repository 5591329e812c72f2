package dev.picolight.device.lifecycle;

import dev.picolight.device.command.LedCommand;
import dev.picolight.device.command.ParsedMessage;
import dev.picolight.device.command.Replies.Outcome;
import dev.picolight.device.lifecycle.Counters.Count;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the device does with each message: once, in turn, and answered where an answer is wanted.
final class Obedience {
    private final DeviceProfile profile;
    private final Map<Light, Throttle> lights = new LinkedHashMap<>();
    private final Voice voice;
    private final Redeliveries redeliveries;
    private final Counters counters;
    private final DoneRequests doneRequests;
    private final PassedOver passedOver;
    private final Outcomes outcomes;

    Obedience(DeviceProfile profile, List<Light> lights, Voice voice, Counters counters) {
        this.profile = profile;
        lights.forEach(light -> this.lights.put(light, new Throttle()));
        this.voice = voice;
        this.redeliveries = new Redeliveries();
        this.counters = counters;
        this.doneRequests = new DoneRequests();
        this.passedOver = new PassedOver();
        this.outcomes =
                new Outcomes(profile, voice, counters, doneRequests, redeliveries, passedOver);
    }

    /// One for other LEDs that remembers what another one has done.
    Obedience(DeviceProfile profile, List<Light> lights, Voice voice, Obedience before) {
        this.profile = profile;
        lights.forEach(light -> this.lights.put(light, new Throttle()));
        this.voice = voice;
        this.redeliveries = before.redeliveries;
        this.counters = before.counters;
        this.doneRequests = before.doneRequests;
        this.passedOver = before.passedOver;
        this.outcomes = new Outcomes(profile, voice, before.outcomes);
    }

    /// @param unnoticedLossMax as [Redeliveries#connected] takes it
    void connected(boolean resumed, Duration unnoticedLossMax, Instant now) {
        redeliveries.connected(resumed, unnoticedLossMax, now);
    }

    void connectionLost(Instant now) {
        redeliveries.connectionLost(now);
        voice.connectionLost();
    }

    /// When [#deadlinePassed] has something to do.
    Optional<Instant> deadline() {
        return Stream.concat(
                        lights.values().stream().flatMap(it -> it.nextTurn().stream()),
                        passedOver.deadline().stream())
                .min(Instant::compareTo);
    }

    /// Gives waiting commands their turn.
    List<DeviceAction> deadlinePassed(long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>(passedOver.due(now));
        lights.forEach((light, throttle) ->
                throttle.turn(now)
                        .ifPresent(it ->
                                actions.addAll(
                                        it.request().isExpired(now)
                                                ? outcomes.expired(
                                                        light, it.request(), connection, now)
                                                : obey(
                                                        light,
                                                        it.request(),
                                                        it.command(),
                                                        connection,
                                                        now))));
        return actions;
    }

    /// The device ends: what waits is never done.
    List<DeviceAction> end(long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        lights.forEach((light, throttle) ->
                throttle.letWait(Optional.empty())
                        .ifPresent(it ->
                                actions.addAll(
                                        outcomes.limited(light, it.request(), connection, now))));
        return actions;
    }

    /// An LED did not take what it was told; those who wait for an answer hear of it.
    List<DeviceAction> ledFailed(int led, String cause, long connection, Instant now) {
        return outcomes.ledFailed(led, cause, connection, now);
    }

    /// An LED shows it: now the request can be answered.
    List<DeviceAction> shown(long confirmation, Instant at, long connection) {
        return outcomes.shown(confirmation, at, connection);
    }

    /// Messages were thrown away before they came so far.
    void dropped(int number, Instant now) {
        for (int i = 0; i < number; i++) {
            counters.add(Count.LIMITED);
        }
        passedOver.messages(number, now);
    }

    /// Something that was said did not arrive.
    List<DeviceAction> publishRefused(PublishRefused refused, Instant now) {
        return passedOver.tell(Sentences.publishRefused(refused), now);
    }

    /// Does what a message asks of the LEDs that it is for.
    ///
    /// @param arrived at the device; may be later than now by the time that the work before took
    List<DeviceAction> obey(InboundMessage message, long connection, Instant arrived, Instant now) {
        List<DeviceAction> actions = new ArrayList<>(passedOver.due(now));
        boolean sentAgain = redeliveries.wasDoneBefore(message, now);
        Request request = new Request(message, arrived, source(message.topic()));
        List<Light> meant =
                lights.keySet().stream()
                        .filter(light -> isFor(light.room(), message.topic()))
                        .toList();
        meant.forEach(light -> request.concerns(light.room().name()));
        if (meant.isEmpty()) {
            actions.addAll(passedOver.tell(Sentences.noLed(message), now));
        } else if (doneRequests.has(message, now) || (sentAgain && !isQuestion(meant, message))) {
            actions.addAll(outcomes.doneBefore(message, connection, now));
        } else {
            for (Light light : meant) {
                actions.addAll(
                        request.isExpired(now)
                                ? outcomes.expired(light, request, connection, now)
                                : take(light, request, connection, now));
            }
        }
        if (message.retained() && message.payload().size() > 0 && !meant.isEmpty()) {
            actions.addAll(passedOver.tell(Sentences.retainedCommand(message.topic()), now));
        }
        return actions;
    }

    /// What was true before the connection was lost is no answer now.
    private static boolean isQuestion(List<Light> meant, InboundMessage message) {
        return meant.getFirst().parser().parse(message.payload())
                instanceof ParsedMessage.Understood(LedCommand.TellState _);
    }

    private Source source(TopicName topic) {
        if (topic.equals(DeviceProfile.HOUSE_COMMANDS)) {
            return Source.ALL;
        }
        boolean ofDevice =
                profile.rooms().stream()
                        .anyMatch(room -> topic.equals(profile.deviceCommands(room)));
        return ofDevice ? Source.DEVICE : Source.ROOM;
    }

    private boolean isFor(DeviceProfile.Room room, TopicName topic) {
        return topic.equals(DeviceProfile.HOUSE_COMMANDS)
                || topic.equals(DeviceProfile.roomCommands(room))
                || topic.equals(profile.deviceCommands(room));
    }

    private List<DeviceAction> take(Light light, Request request, long connection, Instant now) {
        return switch (light.parser().parse(request.message().payload())) {
            case ParsedMessage.Understood(LedCommand.TellState _) ->
                    tell(light, request, connection, now);
            case ParsedMessage.Understood(LedCommand command)
                    when !light.room().canDim() && command.impossibleWithoutDimming().isPresent() ->
                    outcomes.refused(
                            light,
                            request,
                            new ParsedMessage.NotSupported(
                                    command.impossibleWithoutDimming().orElseThrow()),
                            connection,
                            now);
            case ParsedMessage.Understood(LedCommand command) ->
                    inTurn(light, request, command, connection, now);
            case ParsedMessage.Refused refused ->
                    outcomes.refused(light, request, refused, connection, now);
        };
    }

    /// At once, or when it is its turn.
    private List<DeviceAction> inTurn(
            Light light, Request request, LedCommand command, long connection, Instant now) {
        if (command.isOnceOnly() && !request.isOnceOnly()) {
            request.mustBeDoneOnce();
            doneRequests.taken(request.message(), now);
        }
        Throttle throttle = throttle(light);
        boolean go = throttle.mayGo(now);
        List<DeviceAction> actions = new ArrayList<>();
        throttle.letWait(
                        go ? Optional.empty() : Optional.of(new Throttle.Waiting(request, command)))
                .ifPresent(it ->
                        actions.addAll(outcomes.limited(light, it.request(), connection, now)));
        if (go) {
            actions.addAll(obey(light, request, command, connection, now));
        }
        return actions;
    }

    private Throttle throttle(Light light) {
        return Optional.ofNullable(lights.get(light)).orElseThrow();
    }

    private List<DeviceAction> obey(
            Light light, Request request, LedCommand command, long connection, Instant now) {
        counters.add(Count.OBEYED);
        List<DeviceAction> actions = new ArrayList<>();
        actions.add(light.apply(command, request.source(), now));
        if (connection != 0) {
            actions.add(voice.state(light, connection, now));
        }
        actions.addAll(outcomes.done(light, request));
        actions.add(Sentences.obeyed(light, request));
        return actions;
    }

    private List<DeviceAction> tell(Light light, Request request, long connection, Instant now) {
        if (!throttle(light).mayTell(now)) {
            return outcomes.limited(light, request, connection, now);
        }
        List<DeviceAction> actions = new ArrayList<>();
        if (connection != 0) {
            actions.add(voice.state(light, connection, now));
        }
        actions.addAll(
                outcomes.settle(light, request, new Outcome.Done(light.state()), connection, now));
        actions.add(Sentences.obeyed(light, request));
        return actions;
    }
}
