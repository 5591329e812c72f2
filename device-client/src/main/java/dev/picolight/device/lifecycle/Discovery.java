package dev.picolight.device.lifecycle;

import dev.picolight.device.announce.HomeAssistantDevice;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// When Home Assistant is told what the device is: on every connection, before the last time
/// expires, and a while after Home Assistant has started.
///
/// The message is retained and expires, so that a Home Assistant that is started later does not
/// find devices that are gone. One that runs is told nothing by that: a component that the settings
/// have no more is named as removed, as long as the device runs.
final class Discovery {
    private static final Duration EXPIRY = Duration.ofHours(24);
    private static final Duration REFRESH = Duration.ofHours(12);

    /// Many devices hear the birth at once, and Home Assistant is busy then.
    private static final Duration BIRTH_ANSWER_MIN = Duration.ofSeconds(1);

    private static final Duration BIRTH_ANSWER_MAX = Duration.ofSeconds(10);
    private static final Payload BORN = Payload.of("online");

    private final DeviceProfile profile;
    private final RandomGenerator random;
    private final TopicName topic;
    private final Set<TopicName> births;
    private final Map<String, String> gone = new LinkedHashMap<>();
    private Optional<Instant> refreshAt = Optional.empty();
    private Optional<Instant> answerAt = Optional.empty();

    /// @param prefix Home Assistant's, as a rule `homeassistant`
    Discovery(DeviceProfile profile, String prefix, RandomGenerator random) {
        this.profile = profile;
        this.random = random;
        this.topic = HomeAssistantDevice.topic(prefix, profile.id());
        this.births = HomeAssistantDevice.births(prefix);
    }

    /// The same for a device that has become another one.
    Discovery(DeviceProfile profile, String prefix, RandomGenerator random, Discovery before) {
        this(profile, prefix, random);
        if (topic.equals(before.topic)) { // another is cleared as a whole
            gone.putAll(before.gone);
            gone.putAll(before.device().components());
        }
    }

    /// Where Home Assistant says that it has started.
    Set<TopicName> births() {
        return births;
    }

    Optional<Instant> deadline() {
        return Stream.concat(refreshAt.stream(), answerAt.stream()).min(Instant::compareTo);
    }

    /// Something was said on one of [#births].
    void heard(InboundMessage message, Instant now) {
        if (message.payload().equals(BORN) && answerAt.isEmpty()) {
            long spread = BIRTH_ANSWER_MAX.minus(BIRTH_ANSWER_MIN).toNanos();
            answerAt =
                    Optional.of(now.plus(BIRTH_ANSWER_MIN).plusNanos(random.nextLong(spread + 1)));
        }
    }

    /// Whether Home Assistant waits to be told everything.
    boolean answerIsDue(Instant now) {
        return answerAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    boolean refreshIsDue(Instant now) {
        return refreshAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    /// What the device is, to be published now.
    OutboundMessage tell(Instant now) {
        refreshAt = Optional.of(now.plus(REFRESH));
        answerAt = Optional.empty();
        return new OutboundMessage(
                topic,
                device().config(gone),
                Qos.AT_LEAST_ONCE,
                true,
                Optional.of(EXPIRY),
                Optional.of(HomeAssistantDevice.CONTENT_TYPE),
                Optional.empty());
    }

    private HomeAssistantDevice device() {
        return new HomeAssistantDevice(
                profile.id(),
                profile.presentation().machine(),
                profile.status(),
                profile.presentation().healthEvery().map(_ -> profile.health()),
                profile.rooms().stream().map(this::light).toList());
    }

    /// Home Assistant switches this device alone: the topic of the room would switch the others as
    /// well, and each of them is a light of its own there.
    private HomeAssistantDevice.Light light(DeviceProfile.Room room) {
        return new HomeAssistantDevice.Light(
                room.name(), profile.deviceCommands(room), profile.state(room), room.canDim());
    }

    void connectionLost() {
        refreshAt = Optional.empty();
        answerAt = Optional.empty();
    }
}
