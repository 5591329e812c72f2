package dev.picolight.device.lifecycle;

import dev.picolight.device.command.Replies;
import dev.picolight.device.command.Replies.Origin;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the device says about its LEDs: states, and answers to requests.
final class Voice {
    private static final String JSON = "application/json";

    /// The last levels of the topics of PicoLight and of Home Assistant's discovery and birth.
    private static final Set<String> TAKEN =
            Set.of("message", "state", "status", "health", "config");

    private final DeviceProfile profile;
    private final Duration stateExpiry;
    private final Map<Integer, Instant> toldAt = new HashMap<>();
    private final Map<Integer, Long> sequences = new HashMap<>();
    private Optional<Duration> toDate = Optional.empty();

    Voice(DeviceProfile profile, Duration stateExpiry) {
        this.profile = profile;
        this.stateExpiry = stateExpiry;
    }

    /// One that goes on with what another has told.
    Voice(DeviceProfile profile, Duration stateExpiry, List<Forerunner> origins, Voice before) {
        this(profile, stateExpiry);
        this.toDate = before.toDate;
        for (int led = 0; led < profile.rooms().size(); led++) {
            int now = led;
            origins.get(led)
                    .before()
                    .ifPresent(then -> {
                        before.lastTold(then).ifPresent(at -> toldAt.put(now, at));
                        sequences.put(now, before.sequences.getOrDefault(then, 0L));
                    });
        }
    }

    private Optional<Instant> lastTold(int led) {
        return Optional.ofNullable(toldAt.get(led));
    }

    /// The date is known: instants of the device's own time can be told as dates.
    void clockSet(Instant date, Instant now) {
        toDate = Optional.of(Duration.between(now, date));
    }

    void connectionLost() {
        toldAt.clear();
    }

    /// When the state is about to expire.
    Optional<Instant> refreshAt(Light light) {
        return lastTold(light.led()).map(told -> told.plus(stateExpiry.dividedBy(2)));
    }

    /// Tells what an LED shows.
    Publish state(Light light, long connection, Instant now) {
        toldAt.put(light.led(), now);
        long sequence = sequences.merge(light.led(), 1L, Long::sum);
        return new Publish(
                connection,
                new OutboundMessage(
                        profile.state(light.room()),
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
