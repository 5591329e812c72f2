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
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What the device tells its user, one line each, in the language of the user; what it answers to a
/// request is English, whoever asks.
final class Sentences {
    static final String EXPIRED =
            "it came later than its Message Expiry Interval allows; is the broker or the network slow?";

    static final String LIMITED =
            "a newer command took its place: an LED takes at most %d commands a second"
                    .formatted(RateLimit.PER_SECOND);

    private Sentences() {}

    private static LogWords words() {
        return Words.of(LogWords.class);
    }

    static Report online(DeviceProfile profile, boolean resumed) {
        String topics =
                profile.rooms().stream()
                        .map(room -> DeviceProfile.roomCommands(room).text())
                        .collect(Collectors.joining(", "));
        String broker = profile.broker().toString();
        return Report.info(
                resumed ? words().resumed(broker, topics) : words().online(broker, topics));
    }

    /// @param network what is known of it
    static Report connecting(DeviceProfile profile, String network) {
        return Report.info(words().connecting(network, profile.broker().toString()));
    }

    static Report waiting(Setback setback, BrokerAddress server, Duration wait) {
        return Report.warn(
                words().waiting(
                                setback.cause(),
                                setback.remedy(server),
                                "%.1f".formatted(wait.toMillis() / 1000.0)));
    }

    static Report ledFailed(String name, String cause, String remedy) {
        return Report.error(words().ledFailed(name, cause, remedy));
    }

    /// @param text what stood there
    static Report statusOverwritten(TopicName status, Payload text) {
        return Report.warn(
                words().statusOverwritten(
                                text.text().map(Shown::quoted).orElse(text.toString()),
                                Shown.bounded(status.text(), Shown.LENGTH_MAX)));
    }

    /// The device does without these.
    static Report newsRefused(List<Refusal> refusals) {
        return Report.warn(words().newsRefused(filters(refusals)));
    }

    static Report ledWorks(String name) {
        return Report.info(words().ledWorks(name));
    }

    static Report memoryFailed(String cause, String remedy) {
        return Report.warn(words().causeAndRemedy(cause, remedy));
    }

    static Report houseRefused(ReasonCode reason) {
        return Report.warn(
                words().houseRefused(DeviceProfile.HOUSE_COMMANDS.text(), reason.toString()));
    }

    static Report obeyed(Light light, Request request) {
        String heard = heard(request.message());
        String shows = inWords(light.state());
        return Report.info(
                request.source() == Source.ALL
                        ? words().obeyedByAll(heard, light.room().name(), shows)
                        : words().obeyed(heard, shows));
    }

    static Report refused(Request request, ParsedMessage.Refused refused) {
        String heard = heard(request.message());
        return refused.code() == ErrorCode.IGNORED
                ? Report.info(words().ignored(heard, refused.reason()))
                : Report.warn(words().nothingChanged(heard, refused.reason()));
    }

    static Report expired(Request request) {
        return Report.warn(words().nothingChanged(heard(request.message()), words().expired()));
    }

    static Report doneBefore(InboundMessage message) {
        return Report.info(words().doneBefore(heard(message)));
    }

    static Report noLed(InboundMessage message) {
        return Report.warn(words().noLed(topic(message)));
    }

    static Report limited(int number) {
        return Report.warn(words().passedOver(number, RateLimit.PER_SECOND));
    }

    static Report untold(int number) {
        return Report.warn(words().untold(number));
    }

    private static String heard(InboundMessage message) {
        String text =
                message.payload().size() > CommandParser.BYTES_MAX
                        ? words().bytes(message.payload().size())
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
                        .map(it -> words().litWith(it.percent()))
                        .orElse(state.lit() ? words().lit() : words().dark());
        return state.effect().orElse(steady);
    }

    static Report publishRefused(PublishRefused refused) {
        String topic = Shown.bounded(refused.topic().text(), Shown.LENGTH_MAX);
        return Report.warn(
                refused.unsent()
                        .map(why -> words().notSent(topic, why))
                        .orElseGet(() -> words().thrownAway(topic, refused.reason().toString())));
    }

    static Setback notJoined(Timing timing) {
        return new NetworkUnavailable(words().notJoined(timing.join().toSeconds()));
    }

    /// @param topic one of the device's own, so it may be printed whole
    static Report retainedCommand(TopicName topic) {
        return Report.warn(
                words().retained(
                                Shown.bounded(topic.text(), Shown.LENGTH_MAX),
                                Shown.forShell(topic.text())));
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
