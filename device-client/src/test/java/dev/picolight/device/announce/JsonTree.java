package dev.picolight.device.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON object that was read, and what a test asks of it.
final class JsonTree {
    private enum Nothing {
        NULL
    }

    private final Map<String, Object> members;

    private JsonTree(Map<String, Object> members) {
        this.members = members;
    }

    static JsonTree of(String json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            JsonTree tree = (JsonTree) read(parser);
            assertThat(parser.nextToken()).as("nothing follows").isNull();
            return tree;
        }
    }

    private static Object read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    assertThat(members.put(key, read(parser))).as("%s twice", key).isNull();
                }
                yield new JsonTree(members);
            }
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Nothing.NULL;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            default -> parser.getDoubleValue();
        };
    }

    Set<String> keys() {
        return members.keySet();
    }

    boolean hasKey(String key) {
        return members.containsKey(key);
    }

    boolean isNull(String key) {
        return value(key) instanceof Nothing;
    }

    Object value(String key) {
        return Optional.ofNullable(members.get(key))
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(key, members)));
    }

    String text(String key) {
        return String.valueOf(value(key));
    }

    JsonTree object(String key) {
        return (JsonTree) value(key);
    }

    List<JsonTree> objects(String key) {
        return ((List<?>) value(key)).stream().map(JsonTree.class::cast).toList();
    }

    List<String> texts(String key) {
        return ((List<?>) value(key)).stream().map(String.class::cast).toList();
    }

    /// Its members, which are all objects.
    Map<String, JsonTree> members() {
        Map<String, JsonTree> objects = new LinkedHashMap<>();
        members.forEach((key, value) -> objects.put(key, (JsonTree) value));
        return objects;
    }

    JsonTree hasOnly(Set<String> known) {
        assertThat(known).as("the keys that are known").containsAll(members.keySet());
        return this;
    }

    JsonTree has(String... keys) {
        assertThat(members).containsKeys(keys);
        return this;
    }

    JsonTree lacks(String key) {
        assertThat(members).doesNotContainKey(key);
        return this;
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
