package dev.picolight.device.lifecycle;

import dev.picolight.device.command.Replies;
import dev.picolight.device.command.Replies.LightState;
import dev.picolight.device.command.Replies.Origin;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the device says about its LEDs: states, and answers to requests.
final class Voice {
    private static final String JSON = "application/json";

    /// The last levels of the topics of PicoLight and of Home Assistant's discovery and birth.
    private static final Set<String> TAKEN =
            Set.of("message", "state", "status", "health", "config");

    private final DeviceProfile profile;
    private final Duration stateExpiry;
    private final Duration refreshAfter;
    private final Map<DeviceProfile.Room, TopicName> topics = new HashMap<>();
    private final Map<TopicName, Told> told = new HashMap<>();
    private final Map<TopicName, Long> sequences = new HashMap<>();
    private Optional<Duration> toDate = Optional.empty();

    /// What was told of an LED, and when.
    private record Told(LightState state, Source source, Instant since, Instant at) {
        static Told of(Light light, Instant now) {
            return new Told(light.state(), light.source(), light.since(), now);
        }

        boolean isTrueOf(Light light) {
            return equals(of(light, at));
        }
    }

    Voice(DeviceProfile profile, Duration stateExpiry) {
        this.profile = profile;
        this.stateExpiry = stateExpiry;
        this.refreshAfter = stateExpiry.dividedBy(2);
    }

    /// One that goes on with what another has told. A number belongs to the topic, so it never goes
    /// backwards where somebody reads it, whichever LED it is that speaks there.
    Voice(DeviceProfile profile, Duration stateExpiry, Voice before) {
        this(profile, stateExpiry);
        this.toDate = before.toDate;
        this.told.putAll(before.told);
        Set<TopicName> topics =
                profile.rooms().stream().map(profile::state).collect(Collectors.toSet());
        this.told.keySet().retainAll(topics);
        this.sequences.putAll(before.sequences);
    }

    /// The date is known: instants of the device's own time can be told as dates.
    void clockSet(Instant date, Instant now) {
        toDate = Optional.of(Duration.between(now, date));
    }

    void connectionLost() {
        told.clear();
    }

    /// When the state is about to expire.
    Optional<Instant> refreshAt(Light light) {
        return lastTold(light).map(it -> it.at().plus(refreshAfter));
    }

    /// Whether what was told last under its topic, on this connection, is true of it.
    boolean isTold(Light light) {
        return lastTold(light).filter(it -> it.isTrueOf(light)).isPresent();
    }

    private Optional<Told> lastTold(Light light) {
        return Optional.ofNullable(told.get(topic(light)));
    }

    private TopicName topic(Light light) {
        return topics.computeIfAbsent(light.room(), profile::state);
    }

    /// Tells what an LED shows.
    Publish state(Light light, long connection, Instant now) {
        TopicName topic = topic(light);
        told.put(topic, Told.of(light, now));
        long sequence = sequences.merge(topic, 1L, Long::sum);
        return new Publish(
                connection,
                new OutboundMessage(
                        topic,
                        Replies.state(
                                light.state(),
                                new Origin(
                                        light.source().word(),
                                        toDate.map(light.since()::plus),
                                        sequence)),
                        Qos.AT_LEAST_ONCE,
                        true,
                        Optional.of(stateExpiry),
                        Optional.of(JSON),
                        Optional.empty()));
    }

    /// An answer, if one is wanted and can be given: not where others read commands, or what
    /// devices say of themselves. This device or another one would believe it.
    ///
    /// @param connection 0 when nothing can be said
    Optional<Publish> answer(InboundMessage request, Payload payload, long connection) {
        return request.responseTopic()
                .filter(topic -> connection != 0 && !isReadByOthers(topic))
                .map(topic ->
                        new Publish(
                                connection,
                                new OutboundMessage(
                                        topic,
                                        payload,
                                        Qos.AT_LEAST_ONCE,
                                        false,
                                        Optional.empty(),
                                        Optional.of(JSON),
                                        request.correlationData())));
    }

    private static boolean isReadByOthers(TopicName topic) {
        return TAKEN.contains(topic.text().substring(topic.text().lastIndexOf('/') + 1));
    }
}
