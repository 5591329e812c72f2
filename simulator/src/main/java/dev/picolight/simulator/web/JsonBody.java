package dev.picolight.simulator.web;

import dev.picolight.device.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// What a request asks for: an object of texts, numbers, flags, and objects of those.
final class JsonBody {
    private static final int DEPTH_MAX = 2;

    private final Map<String, Object> members;

    private JsonBody(Map<String, Object> members) {
        this.members = members;
    }

    /// @param known every member there may be
    /// @throws Refused when it is something else
    static JsonBody read(byte[] bytes, Set<String> known) {
        Map<String, Object> members;
        try (JsonParser in = Json.FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new Refused(Trouble.BAD_JSON, "{");
            }
            members = object(in, 1);
            if (in.nextToken() != null) {
                throw new Refused(Trouble.BAD_JSON, "}");
            }
        } catch (JacksonException broken) {
            throw new Refused(Trouble.BAD_JSON, broken.getOriginalMessage());
        }
        for (String member : members.keySet()) {
            if (!known.contains(member)) {
                throw bad(words().unknownMember(member, String.join(", ", new TreeSet<>(known))));
            }
        }
        return new JsonBody(members);
    }

    private static Map<String, Object> object(JsonParser in, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            switch (token) {
                case VALUE_STRING -> members.put(name, in.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> members.put(name, in.getDoubleValue());
                case VALUE_TRUE -> members.put(name, true);
                case VALUE_FALSE -> members.put(name, false);
                case VALUE_NULL -> members.remove(name);
                case START_OBJECT -> {
                    if (depth >= DEPTH_MAX) {
                        throw new Refused(Trouble.BAD_JSON, name);
                    }
                    members.put(name, object(in, depth + 1));
                }
                default -> throw new Refused(Trouble.BAD_JSON, name);
            }
        }
        return members;
    }

    boolean has(String member) {
        return members.containsKey(member);
    }

    Optional<String> text(String member) {
        return of(member, String.class, "text");
    }

    String wantedText(String member) {
        return text(member).orElseThrow(() -> bad(words().missing(member)));
    }

    Optional<Boolean> flag(String member) {
        return of(member, Boolean.class, "true/false");
    }

    Optional<Double> number(String member) {
        return of(member, Double.class, "number");
    }

    /// A whole number within these bounds.
    Optional<Integer> whole(String member, int least, int most) {
        return number(member)
                .map(given -> {
                    if (given < least || given > most || given != Math.rint(given)) {
                        throw bad(
                                words().outOfRange(
                                                member,
                                                shown(given),
                                                String.valueOf(least),
                                                String.valueOf(most)));
                    }
                    return given.intValue();
                });
    }

    /// An object of texts; numbers in it are given as they are written.
    Map<String, String> texts(String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<Map<?, ?>> object = of(member, Map.class, "object").map(it -> (Map<?, ?>) it);
        object.ifPresent(it ->
                it.forEach((key, value) ->
                        texts.put(
                                String.valueOf(key),
                                value instanceof Double number
                                        ? shown(number)
                                        : String.valueOf(value))));
        return texts;
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    private <T> Optional<T> of(String member, Class<T> kind, String name) {
        Optional<Object> found = Optional.ofNullable(members.get(member));
        if (found.isPresent() && !kind.isInstance(found.get())) {
            throw bad(words().wrongKind(member, name));
        }
        return found.map(kind::cast);
    }

    static Refused bad(String sentence) {
        return new Refused(Trouble.BAD_VALUE, sentence);
    }

    private static WebWords words() {
        return Words.of(WebWords.class);
    }
}
