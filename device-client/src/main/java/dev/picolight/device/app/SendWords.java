package dev.picolight.device.app;

import dev.picolight.device.command.Answer;
import dev.picolight.device.command.Answer.Result;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.settings.RoomNames;
import dev.picolight.device.words.Words;
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
        String who = answer.device().map(SendWords::shown).orElseGet(words()::aDevice);
        String what =
                answer.rooms().isEmpty()
                        ? result(answer.result())
                        : answer.rooms().entrySet().stream()
                                .map(room ->
                                        words().ofRoom(
                                                        shown(room.getKey()),
                                                        result(room.getValue())))
                                .collect(Collectors.joining("; "));
        return answer.took()
                .map(took -> words().answerTook(who, what, took.toMillis()))
                .orElseGet(() -> words().answer(who, what));
    }

    private static String result(Result result) {
        return switch (result) {
            case Result.Done(Optional<String> state, Optional<String> effect) ->
                    effect.map(SendWords::shown)
                            .or(() -> state.map(SendWords::light))
                            .orElseGet(words()::done);
            case Result.Refused(String code, String message) ->
                    code.isEmpty()
                            ? words().notDone(Shown.bounded(message, MESSAGE_LENGTH_MAX))
                            : words().notDoneWith(
                                            Shown.bounded(message, MESSAGE_LENGTH_MAX),
                                            shown(code));
        };
    }

    private static String light(String state) {
        return switch (state.toUpperCase(Locale.ROOT)) {
            case "ON" -> words().lit();
            case "OFF" -> words().dark();
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
        String advice = advice(room, device, names);
        String at = broker.toString();
        return device.map(id -> words().nobodyListensWithId(room, id, at, topic.text(), advice))
                .orElseGet(() -> words().nobodyListens(room, at, topic.text(), advice));
    }

    private static String advice(String room, Optional<String> device, RoomNames names) {
        if (names.has(room)) {
            return device.isPresent() ? words().isItOnAndTheId() : words().isItOn();
        }
        return names.near(room)
                .map(near -> words().didYouMean(near.known(), near.how()))
                .orElseGet(() -> words().knownRooms(String.join(", ", names.known())));
    }

    static String refused(TopicName topic, ReasonCode reason, ConnectSettings settings) {
        String who =
                settings.credentials()
                        .map(credentials -> words().user(shown(credentials.user())))
                        .orElseGet(words()::anybody);
        return reason.equals(ReasonCode.NOT_AUTHORIZED)
                ? words().notAuthorized(who, topic.text(), reason.toString())
                : words().refused(topic.text(), reason.toString());
    }

    /// Nobody has answered, although the Server took the message.
    static String noAnswer(TopicName topic, Duration wait, boolean mayHear) {
        return mayHear ? words().noAnswer(topic.text(), seconds(wait)) : words().deaf(topic.text());
    }

    private static String seconds(Duration span) {
        return words().seconds(
                        span.toMillis() % 1000 == 0
                                ? String.valueOf(span.toSeconds())
                                : "%.1f".formatted(span.toMillis() / 1000.0));
    }

    private static SendingWords words() {
        return Words.of(SendingWords.class);
    }
}
