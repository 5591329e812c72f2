package dev.picolight.device.command;

import dev.picolight.device.mqtt.Payload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a device answers to a request, as [Replies] writes it. It comes from the network, so
/// nothing in it is taken for granted, and every text may hold anything.
///
/// @param device who answers, if it says so
/// @param took how long the device needed, if it says so
/// @param result for the room asked, or of all rooms together
/// @param rooms for each room, when the device was asked for all
/// @param json the whole answer on one line
public record Answer(
        Optional<String> device,
        Optional<Duration> took,
        Result result,
        SequencedMap<String, Result> rooms,
        String json) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DEPTH_MAX = 4;

    /// What became of the request at one LED.
    public sealed interface Result {
        /// It was done.
        ///
        /// @param state `ON` or `OFF`, if the answer says so
        /// @param effect the running pattern
        record Done(Optional<String> state, Optional<String> effect) implements Result {}

        /// It was not.
        ///
        /// @param code a word for programs, perhaps empty
        /// @param message a sentence for people, perhaps empty
        record Refused(String code, String message) implements Result {}
    }

    /// Reads an answer; empty when it is none.
    public static Optional<Answer> read(Payload payload) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), payload.bytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, Object> members = object(parser, 1);
            if (parser.nextToken() != null || !(members.get("ok") instanceof Boolean)) {
                return Optional.empty();
            }
            return Optional.of(of(members, oneLine(payload)));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Answer of(Map<String, Object> members, String json) {
        SequencedMap<String, Result> rooms = new LinkedHashMap<>();
        below(members, "rooms")
                .forEach(
                        (room, _) -> rooms.put(room, result(below(below(members, "rooms"), room))));
        return new Answer(
                text(members, "device"),
                Optional.ofNullable(members.get("took-ms"))
                        .filter(Long.class::isInstance)
                        .map(it -> Duration.ofMillis((Long) it)),
                result(members),
                rooms,
                json);
    }

    private static Result result(Map<String, Object> members) {
        if (Boolean.TRUE.equals(members.get("ok"))) {
            return new Result.Done(text(members, "state"), text(members, "effect"));
        }
        Map<String, Object> error = below(members, "error");
        return new Result.Refused(
                text(error, "code").orElse(""), text(error, "message").orElse(""));
    }

    private static Optional<String> text(Map<String, Object> members, String name) {
        return Optional.ofNullable(members.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    @SuppressWarnings("unchecked") // made by #object
    private static Map<String, Object> below(Map<String, Object> members, String name) {
        return members.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /// The members that matter: texts, whole numbers, truths and objects.
    private static Map<String, Object> object(JsonParser parser, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case VALUE_STRING -> members.put(name, parser.getString());
                case VALUE_TRUE -> members.put(name, true);
                case VALUE_FALSE -> members.put(name, false);
                case VALUE_NUMBER_INT -> {
                    if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                        members.put(name, parser.getLongValue());
                    }
                }
                case START_OBJECT -> {
                    if (depth < DEPTH_MAX) {
                        members.put(name, object(parser, depth + 1));
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return members;
    }

    private static String oneLine(Payload payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), payload.bytes());
                JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            parser.nextToken();
            out.copyCurrentStructure(parser);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
