package dev.picolight.device.lifecycle;

import dev.picolight.device.command.CommandParser;
import dev.picolight.device.command.ErrorCode;
import dev.picolight.device.command.ParsedMessage;
import dev.picolight.device.command.Replies.LightState;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Setback.NetworkUnavailable;
import dev.picolight.device.diagnosis.Setback.Refused;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What the device tells its user, one line each.
final class Sentences {
    static final String EXPIRED =
            "it came later than its Message Expiry Interval allows; is the broker or the network slow?";

    static final String LIMITED =
            "a newer command took its place: an LED takes at most %d commands a second"
                    .formatted(RateLimit.PER_SECOND);

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

    static Report waiting(Setback setback, BrokerAddress server, Duration wait) {
        return Report.warn(
                "%s. %s (next try in %.1f s)"
                        .formatted(
                                setback.cause(), setback.remedy(server), wait.toMillis() / 1000.0));
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

    static Report ledWorks(String name) {
        return Report.info("the LED of %s works again".formatted(name));
    }

    static Report memoryFailed(String cause, String remedy) {
        return Report.warn("%s. %s".formatted(cause, remedy));
    }

    static Report houseRefused(ReasonCode reason) {
        return Report.warn(
                "the broker refused the subscription to %s: %s. This device obeys its rooms, but nothing that is said to the whole house; the broker's access rules must let it read there (acl_file)."
                        .formatted(DeviceProfile.HOUSE_COMMANDS, reason));
    }

    static Report obeyed(Light light, Request request) {
        return Report.info(
                "%s → %s%s"
                        .formatted(
                                heard(request.message()),
                                request.source() == Source.ALL ? light.room().name() + ": " : "",
                                inWords(light.state())));
    }

    static Report refused(Request request, ParsedMessage.Refused refused) {
        String heard = heard(request.message());
        return refused.code() == ErrorCode.IGNORED
                ? Report.info("%s → ignored: %s".formatted(heard, refused.reason()))
                : Report.warn("%s → nothing changed: %s".formatted(heard, refused.reason()));
    }

    static Report expired(Request request) {
        return Report.warn(heard(request.message()) + " → nothing changed: " + EXPIRED);
    }

    static Report doneBefore(InboundMessage message) {
        return Report.info(heard(message) + " → sent again, done before");
    }

    static Report noLed(InboundMessage message) {
        return Report.warn(
                "%s: a message that no LED of this device waits for".formatted(topic(message)));
    }

    static Report limited(int number) {
        return Report.warn(
                "%d commands passed over: more than %d a second came for one LED, and the newest is obeyed. What sends so many?"
                        .formatted(number, RateLimit.PER_SECOND));
    }

    static Report untold(int number) {
        return Report.warn(
                "%d more messages changed nothing or did not arrive; too many to tell each"
                        .formatted(number));
    }

    private static String heard(InboundMessage message) {
        String text =
                message.payload().size() > CommandParser.BYTES_MAX
                        ? message.payload().size() + " bytes"
                        : message.payload()
                                .text()
                                .map(Shown::quoted)
                                .orElse(message.payload().toString());
        return topic(message) + " " + text;
    }

    private static String topic(InboundMessage message) {
        return Shown.bounded(message.topic().text(), Shown.LENGTH_MAX);
    }

    private static String inWords(LightState state) {
        String steady =
                state.brightness()
                        .filter(_ -> state.lit())
                        .map(it -> "LED lit, %d %%".formatted(it.percent()))
                        .orElse(state.lit() ? "LED lit" : "LED dark");
        return state.effect().orElse(steady);
    }

    static Report publishRefused(PublishRefused refused) {
        String topic = Shown.bounded(refused.topic().text(), Shown.LENGTH_MAX);
        return Report.warn(
                refused.unsent()
                        .map(why -> "a message to %s was not sent: %s".formatted(topic, why))
                        .orElseGet(() ->
                                "the broker threw away what was sent to %s: %s. Its access rules must let this device write there (acl_file)."
                                        .formatted(topic, refused.reason())));
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
        return Refused.subscription(filters(refusals), refusals.getFirst().reason());
    }

    private static String filters(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.filter().text())
                .collect(Collectors.joining(", "));
    }
}
