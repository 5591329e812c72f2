package dev.picolight.device.lifecycle;

import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.lifecycle.Setback.NetworkUnavailable;
import dev.picolight.device.lifecycle.Setback.Refused;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the device tells its user, one line each.
final class Sentences {
    private Sentences() {}

    static Report online(DeviceProfile profile, boolean resumed) {
        String topics =
                profile.rooms().stream()
                        .map(room -> DeviceProfile.roomCommands(room).text())
                        .collect(Collectors.joining(", "));
        return Report.info(
                "online at %s, listening to %s%s"
                        .formatted(profile.broker(), topics, resumed ? " (session resumed)" : ""));
    }

    static Report waiting(Setback setback, Duration wait) {
        return Report.warn(
                "%s. %s (next try in %.1f s)"
                        .formatted(setback.cause(), setback.remedy(), wait.toMillis() / 1000.0));
    }

    static Report ledFailed(DeviceProfile.Room room, String cause, String remedy) {
        return Report.error("the LED of %s: %s. %s".formatted(room.name(), cause, remedy));
    }

    static Report ledWorks(DeviceProfile.Room room) {
        return Report.info("the LED of %s works again".formatted(room.name()));
    }

    static Report publishRefused(PublishRefused refused) {
        return Report.warn(
                "the broker threw away what was sent to %s: %s. Its access rules must let this device write there (acl_file)."
                        .formatted(
                                Shown.bounded(refused.topic().text(), Shown.LENGTH_MAX),
                                refused.reason()));
    }

    static Setback notJoined(Timing timing) {
        return new NetworkUnavailable(
                "not joined within %d s".formatted(timing.join().toSeconds()));
    }

    /// @param topic one of the device's own, so it may be printed whole
    static Report retainedCommand(TopicName topic) {
        return Report.warn(
                "%s was sent with the retain flag, so the broker keeps it; a command should not be kept. To clear it: mosquitto_pub -r -n -t '%s'"
                        .formatted(
                                Shown.bounded(topic.text(), Shown.LENGTH_MAX),
                                topic.text().replace("'", "'\\''")));
    }

    /// All refused filters have one cause as a rule; the first code stands for them.
    static Setback refusedSubscription(List<Refusal> refusals) {
        String filters =
                refusals.stream()
                        .map(refusal -> refusal.filter().text())
                        .collect(Collectors.joining(", "));
        return new Refused(
                "the subscription to " + filters, refusals.getFirst().reason(), Optional.empty());
    }
}
