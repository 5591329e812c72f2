package dev.picolight.device.lifecycle;

import dev.picolight.device.announce.HealthReport;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.Counters.Count;
import dev.picolight.device.lifecycle.DeviceAction.Abandon;
import dev.picolight.device.lifecycle.DeviceAction.Disconnect;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceEvent.Measured;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.lifecycle.DeviceState.Subscribing;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What the device tells of itself: that it is there, how it is, and to Home Assistant what it is.
///
/// [DeviceLifecycle] owns it and passes on what concerns it. It speaks only while the device is
/// online, and all its deadlines are void when it is not.
final class Presence {
    private final DeviceProfile profile;
    private final Lights lights;
    private final Counters counters;
    private final OwnStatus status;
    private final Health health;
    private final Optional<Discovery> discovery;
    private final Optional<StatusLight> statusLight;
    private boolean online;

    Presence(DeviceProfile profile, Lights lights, Counters counters, RandomGenerator random) {
        this.profile = profile;
        this.lights = lights;
        this.counters = counters;
        this.status = new OwnStatus(profile);
        this.health = new Health(profile, counters);
        this.discovery =
                profile.presentation()
                        .homeAssistant()
                        .map(prefix -> new Discovery(profile, prefix, random));
        this.statusLight =
                profile.presentation().statusLight().map(led -> new StatusLight(led, lights));
    }

    /// The same for a device that has become another one.
    private Presence(
            DeviceProfile profile,
            Lights lights,
            List<Forerunner> origins,
            RandomGenerator random,
            Presence before) {
        this.profile = profile;
        this.lights = lights;
        this.counters = before.counters;
        this.status =
                profile.status().equals(before.profile.status())
                        ? before.status
                        : new OwnStatus(profile);
        this.health = new Health(profile, before.health);
        this.discovery =
                profile.presentation()
                        .homeAssistant()
                        .map(prefix ->
                                before.discovery
                                        .map(it -> new Discovery(profile, prefix, random, it))
                                        .orElseGet(() -> new Discovery(profile, prefix, random)));
        this.statusLight =
                profile.presentation()
                        .statusLight()
                        .map(led ->
                                before.statusLight
                                        .map(it -> new StatusLight(led, lights, origins, it))
                                        .orElseGet(() -> new StatusLight(led, lights)));
        this.online = before.online;
    }

    /// What it becomes by other settings.
    ///
    /// @param origins as in [DeviceEvent.SettingsChanged]
    Presence becoming(
            DeviceProfile other, Lights its, List<Forerunner> origins, RandomGenerator random) {
        return new Presence(other, its, origins, random, this);
    }

    /// Ends what was shown on the LED of a room which has another task now.
    List<DeviceAction> giveBack(List<Forerunner> origins, Presence before) {
        return before.statusLight.map(it -> it.giveBack(origins, statusLight)).orElse(List.of());
    }

    /// Tells on a connection that is kept what is told otherwise now.
    List<DeviceAction> tellChanged(ProfileChange change, long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        discovery.ifPresent(it -> actions.add(new Publish(connection, it.tell(now))));
        if (!change.before()
                .presentation()
                .healthEvery()
                .equals(profile.presentation().healthEvery())) {
            actions.addAll(health.comeOnline(now));
        }
        return actions;
    }

    /// What it wants to hear. What stood there before says only what the status was; Home
    /// Assistant's birth of long ago says nothing.
    List<Subscription> subscriptions() {
        return Stream.concat(
                        Stream.of(news(profile.status(), RetainHandling.SEND)),
                        discovery.stream()
                                .flatMap(it -> it.births().stream())
                                .map(birth -> news(birth, RetainHandling.DO_NOT_SEND)))
                .toList();
    }

    private static Subscription news(TopicName topic, RetainHandling retained) {
        return Subscription.forNews(TopicFilter.exactly(topic), retained);
    }

    /// Whether the device is of use all the same: only without the commands to its rooms it is not.
    /// Access rules made before there was a topic for the whole house must not end a device.
    boolean canDoWithout(List<Refusal> refusals) {
        return refusals.stream()
                .allMatch(refusal -> listensTo(refusal.filter()) || isOfTheHouse(refusal));
    }

    private static boolean isOfTheHouse(Refusal refusal) {
        return refusal.filter().text().equals(DeviceProfile.HOUSE_COMMANDS.text());
    }

    /// Whether it is one of its [#subscriptions].
    boolean listensTo(TopicFilter filter) {
        return subscriptions().stream().anyMatch(it -> it.filter().equals(filter));
    }

    /// Any event, the first one above all.
    void lives(Instant now) {
        health.booted(now);
    }

    void connected(Instant now) {
        health.connected(now);
    }

    void pingAnswered(Duration after) {
        health.pingAnswered(after);
    }

    /// Commands arrive: everything is told.
    ///
    /// @param without what the Server refused to let the device hear
    List<DeviceAction> comeOnline(Subscribing state, List<Refusal> without, Instant now) {
        online = true;
        List<DeviceAction> actions = tellAll(state.connection(), now);
        actions.addAll(health.comeOnline(now));
        actions.add(Sentences.online(profile, state.resumed()));
        List<Refusal> news = without.stream().filter(it -> !isOfTheHouse(it)).toList();
        if (!news.isEmpty()) {
            actions.add(Sentences.newsRefused(news));
        }
        without.stream()
                .filter(Presence::isOfTheHouse)
                .forEach(it -> actions.add(Sentences.houseRefused(it.reason())));
        return actions;
    }

    /// In this order, for Home Assistant forgets what it hears before it knows the device.
    private List<DeviceAction> tellAll(long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        discovery.ifPresent(it -> actions.add(new Publish(connection, it.tell(now))));
        actions.add(new Publish(connection, profile.online()));
        actions.addAll(lights.tellAll(connection, now));
        return actions;
    }

    /// The device is not online, for this reason.
    void failed(Setback setback, Instant now) {
        online = false;
        status.connectionLost();
        discovery.ifPresent(Discovery::connectionLost);
        health.failed(setback, now);
    }

    /// The device leaves on purpose, told as far as there is a connection.
    ///
    /// @param state that it leaves
    /// @param reason for those who read it
    List<DeviceAction> leave(DeviceState state, String reason, Instant now) {
        online = false;
        long connection = state.talkingOn();
        List<DeviceAction> actions = new ArrayList<>();
        if (connection != 0) {
            actions.addAll(publish(health.leave(reason, now), connection));
            actions.add(new Publish(connection, profile.offline(reason)));
            actions.add(new Disconnect(connection));
        } else if (state.connection() != 0) {
            actions.add(new Abandon(state.connection()));
        }
        return actions;
    }

    /// A message on a topic it [#listensTo].
    List<DeviceAction> heard(InboundMessage message, long connection, Instant now) {
        if (message.topic().equals(profile.status())) {
            return online ? status.heard(message, connection, now) : List.of();
        }
        discovery.ifPresent(it -> it.heard(message, now));
        return List.of();
    }

    List<DeviceAction> measured(Measured news, long connection, Instant now) {
        return publish(health.measured(news, now), connection);
    }

    Optional<Instant> deadline() {
        return online
                ? Stream.of(
                                status.deadline(),
                                health.deadline(),
                                discovery.flatMap(Discovery::deadline))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo)
                : Optional.empty();
    }

    List<DeviceAction> deadlinePassed(long connection, Instant now) {
        if (!online) {
            return List.of();
        }
        List<DeviceAction> actions = new ArrayList<>(status.deadlinePassed(connection, now));
        if (discovery.filter(it -> it.answerIsDue(now)).isPresent()) {
            actions.addAll(tellAll(connection, now));
        } else {
            discovery
                    .filter(it -> it.refreshIsDue(now))
                    .ifPresent(it -> actions.add(new Publish(connection, it.tell(now))));
        }
        actions.addAll(publish(health.measuringTakesTooLong(now), connection));
        if (health.isDue(now)) {
            actions.addAll(health.measure(now));
        }
        return actions;
    }

    private static List<DeviceAction> publish(Optional<OutboundMessage> message, long connection) {
        return message.<List<DeviceAction>>map(it -> List.of(new Publish(connection, it)))
                .orElse(List.of());
    }

    /// What the status light must show, now that the device stands here.
    List<DeviceAction> show(DeviceState state) {
        return statusLight
                .map(light -> light.show(state, counters.of(Count.OBEYED) > 0))
                .orElse(List.of());
    }

    HealthReport report(Instant now) {
        return health.report(Optional.empty(), now);
    }
}
