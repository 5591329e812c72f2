package dev.picolight.device.app;

import dev.picolight.device.command.Answer;
import dev.picolight.device.command.Answer.Result;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.settings.RoomNames;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `send` tells its user.
final class SendWords {
    private static final int MESSAGE_LENGTH_MAX = 300;

    private SendWords() {}

    /// For example `pi-1: LED lit (3 ms)`.
    static String answer(Answer answer) {
        String who = answer.device().map(SendWords::shown).orElse("a device");
        String what =
                answer.rooms().isEmpty()
                        ? result(answer.result())
                        : answer.rooms().entrySet().stream()
                                .map(room ->
                                        "%s: %s"
                                                .formatted(
                                                        shown(room.getKey()),
                                                        result(room.getValue())))
                                .collect(Collectors.joining("; "));
        String took = answer.took().map(Duration::toMillis).map(" (%d ms)"::formatted).orElse("");
        return "%s: %s%s".formatted(who, what, took);
    }

    private static String result(Result result) {
        return switch (result) {
            case Result.Done(Optional<String> state, Optional<String> effect) ->
                    effect.map(SendWords::shown)
                            .or(() -> state.map(SendWords::light))
                            .orElse("done");
            case Result.Refused(String code, String message) ->
                    "not done: %s%s"
                            .formatted(
                                    Shown.bounded(message, MESSAGE_LENGTH_MAX),
                                    code.isEmpty() ? "" : " (%s)".formatted(shown(code)));
        };
    }

    private static String light(String state) {
        return switch (state.toUpperCase(Locale.ROOT)) {
            case "ON" -> "LED lit";
            case "OFF" -> "LED dark";
            default -> shown(state);
        };
    }

    private static String shown(String text) {
        return Shown.bounded(text, Shown.LENGTH_MAX);
    }

    /// @param device empty when the whole room was meant
    /// @param names what the settings call their rooms
    static String nobodyListens(
            String room,
            Optional<String> device,
            TopicName topic,
            BrokerAddress broker,
            RoomNames names) {
        return "no device listens in %s%s: the broker %s knows nobody who has subscribed to %s.%n%s"
                .formatted(
                        room,
                        device.map(" with the id %s"::formatted).orElse(""),
                        broker,
                        topic,
                        advice(room, device, names));
    }

    private static String advice(String room, Optional<String> device, RoomNames names) {
        if (names.has(room)) {
            return "The settings know that room. Is the device switched on, and online at this broker%s? On the device: systemctl status picolight"
                    .formatted(device.isPresent() ? ", and is that its id" : "");
        }
        return names.near(room)
                .map(near ->
                        "Did you mean %s? It is in the settings, and differs %s."
                                .formatted(near.known(), near.how()))
                .orElseGet(() ->
                        "The settings know the rooms %s. A room is written just as in the settings of its device: upper and lower case, spaces, Traditional and Simplified characters all count."
                                .formatted(String.join(", ", names.known())));
    }

    static String refused(TopicName topic, ReasonCode reason, ConnectSettings settings) {
        String who =
                settings.credentials()
                        .map(credentials -> "user " + shown(credentials.user()))
                        .orElse("anybody without a user");
        return reason.equals(ReasonCode.NOT_AUTHORIZED)
                ? "the broker does not let %s publish to %s: %s. Its access rules must allow it (acl_file)."
                        .formatted(who, topic, reason)
                : "the broker refused the message to %s: %s. Its log tells more."
                        .formatted(topic, reason);
    }

    /// Nobody has answered, although the Server took the message.
    static String noAnswer(TopicName topic, Duration wait, boolean mayHear) {
        return mayHear
                ? "something listens to %s, but no PicoLight has answered within %s. It may be another program, a device that is away for the moment, or one that may not write its answer (access rules of the broker, acl_file)."
                        .formatted(topic, seconds(wait))
                : "the message to %s was taken by the broker, but it refuses to deliver answers: its access rules must let this user read %s (acl_file)."
                        .formatted(topic, "the topics of the room");
    }

    private static String seconds(Duration span) {
        return "%s s"
                .formatted(
                        span.toMillis() % 1000 == 0
                                ? String.valueOf(span.toSeconds())
                                : "%.1f".formatted(span.toMillis() / 1000.0));
    }
}
