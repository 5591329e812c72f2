package dev.picolight.device.lifecycle;

import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps the retained status true while the device is online: hears what stands there, and says it
/// again when somebody else has written over it.
///
/// Two devices with one status topic would answer each other for ever, so it waits between two
/// corrections, and longer each time while it goes on.
final class OwnStatus {
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration PAUSE_MAX = Duration.ofMinutes(5);

    /// So long without a correction, and the next one is the first one again.
    private static final Duration FORGOTTEN_AFTER = PAUSE_MAX.multipliedBy(2);

    private final DeviceProfile profile;
    private Duration pause = PAUSE;
    private Optional<Instant> correctedAt = Optional.empty();
    private Optional<Wrong> wrong = Optional.empty();

    /// What stands there and is to be corrected when the pause is over.
    private record Wrong(Payload text, Instant correctAt) {}

    OwnStatus(DeviceProfile profile) {
        this.profile = profile;
    }

    Optional<Instant> deadline() {
        return wrong.map(Wrong::correctAt);
    }

    /// Somebody, perhaps the device itself, has written the status.
    ///
    /// @param message RETAIN is set when it was written before the device subscribed
    List<DeviceAction> heard(InboundMessage message, long connection, Instant now) {
        if (message.payload().equals(DeviceProfile.ONLINE)) {
            wrong = Optional.empty();
            return List.of();
        }
        if (message.retained()) { // of an earlier life: no news, but better said twice
            return List.of(new Publish(connection, profile.online()));
        }
        Instant earliest = correctedAt.map(at -> at.plus(pause)).orElse(now);
        wrong = Optional.of(new Wrong(message.payload(), earliest));
        return deadlinePassed(connection, now);
    }

    List<DeviceAction> deadlinePassed(long connection, Instant now) {
        return wrong.filter(it -> !it.correctAt().isAfter(now))
                .map(it -> correct(it, connection, now))
                .orElse(List.of());
    }

    private List<DeviceAction> correct(Wrong found, long connection, Instant now) {
        boolean again = correctedAt.filter(at -> at.plus(FORGOTTEN_AFTER).isAfter(now)).isPresent();
        Duration longer = pause.multipliedBy(2);
        pause = !again ? PAUSE : longer.compareTo(PAUSE_MAX) < 0 ? longer : PAUSE_MAX;
        correctedAt = Optional.of(now);
        wrong = Optional.empty();
        return List.of(
                Sentences.statusOverwritten(profile.status(), found.text()),
                new Publish(connection, profile.online()));
    }

    /// Without a connection nothing is heard and nothing can be said; the next one says it anyway.
    void connectionLost() {
        wrong = Optional.empty();
    }
}
