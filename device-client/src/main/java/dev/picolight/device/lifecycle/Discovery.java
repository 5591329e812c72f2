package dev.picolight.device.lifecycle;

import dev.picolight.device.announce.HomeAssistantDevice;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// When Home Assistant is told what the device is: on every connection, before the last time
/// expires, and a while after Home Assistant has started.
///
/// The message is retained and expires, so a device that is gone, or has it turned off, leaves
/// nothing behind.
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
    private final TopicName birth;
    private Optional<Instant> refreshAt = Optional.empty();
    private Optional<Instant> answerAt = Optional.empty();

    /// @param prefix Home Assistant's, as a rule `homeassistant`
    Discovery(DeviceProfile profile, String prefix, RandomGenerator random) {
        this.profile = profile;
        this.random = random;
        this.topic = HomeAssistantDevice.topic(prefix, profile.id());
        this.birth = HomeAssistantDevice.birth(prefix);
    }

    /// Where Home Assistant says that it has started.
    TopicName birth() {
        return birth;
    }

    Optional<Instant> deadline() {
        return Stream.concat(refreshAt.stream(), answerAt.stream()).min(Instant::compareTo);
    }

    /// Something was said on [#birth].
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
        HomeAssistantDevice device =
                new HomeAssistantDevice(
                        profile.id(),
                        profile.presentation().machine(),
                        profile.status(),
                        profile.presentation().healthEvery().map(_ -> profile.health()),
                        profile.rooms().stream().map(this::light).toList());
        return new OutboundMessage(
                topic,
                device.config(),
                Qos.AT_LEAST_ONCE,
                true,
                Optional.of(EXPIRY),
                Optional.of(HomeAssistantDevice.CONTENT_TYPE),
                Optional.empty());
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
