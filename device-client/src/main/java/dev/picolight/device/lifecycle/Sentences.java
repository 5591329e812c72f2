package dev.picolight.device.lifecycle;

import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.lifecycle.Setback.NetworkUnavailable;
import dev.picolight.device.lifecycle.Setback.Refused;
import dev.picolight.device.mqtt.Payload;
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

    /// @param network what is known of it
    static Report connecting(DeviceProfile profile, String network) {
        return Report.info("network: %s; connecting to %s".formatted(network, profile.broker()));
    }

    static Report stopped() {
        return Report.info("stopped, the LED is dark");
    }

    static Report waiting(Setback setback, Duration wait) {
        return Report.warn(
                "%s. %s (next try in %.1f s)"
                        .formatted(setback.cause(), setback.remedy(), wait.toMillis() / 1000.0));
    }

    static Report ledFailed(String name, String cause, String remedy) {
        return Report.error("the LED of %s: %s. %s".formatted(name, cause, remedy));
    }

    /// @param text what stood there
    static Report statusOverwritten(TopicName status, Payload text) {
        return Report.warn(
                "somebody else wrote %s to %s; the device is online and says so again. If it goes on, two devices have the same id and first room."
                        .formatted(
                                text.text().map(Shown::quoted).orElse(text.toString()),
                                Shown.bounded(status.text(), Shown.LENGTH_MAX)));
    }

    /// The device does without these.
    static Report newsRefused(List<Refusal> refusals) {
        return Report.warn(
                "the broker refused %s: commands arrive all the same, but the device does not hear when its status is overwritten or Home Assistant starts. Its access rules must let this device read there (acl_file)."
                        .formatted(filters(refusals)));
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
        return new Refused(
                "the subscription to " + filters(refusals),
                refusals.getFirst().reason(),
                Optional.empty());
    }

    private static String filters(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.filter().text())
                .collect(Collectors.joining(", "));
    }
}
