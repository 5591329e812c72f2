package dev.picolight.simulator.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/// JSON documents that arrive, beside what a scenario wants of them.
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// A document that was read.
    private sealed interface Tree {
        record Members(Map<String, Tree> members) implements Tree {}

        record Items(List<Tree> items) implements Tree {}

        record Single(String text, boolean number) implements Tree {}
    }

    private JsonText() {}

    /// Whether the text is JSON and holds at least this.
    static boolean holds(String text, JsonShape shape, Map<String, String> variables) {
        return read(text).map(tree -> holds(tree, shape, variables)).orElse(false);
    }

    private static boolean holds(Tree tree, JsonShape shape, Map<String, String> variables) {
        return switch (shape) {
            case JsonShape.Members(var wanted) ->
                    tree instanceof Tree.Members(var members)
                            && wanted.entrySet().stream()
                                    .allMatch(it ->
                                            Optional.ofNullable(members.get(it.getKey()))
                                                    .map(value ->
                                                            holds(value, it.getValue(), variables))
                                                    .orElse(false));
            case JsonShape.Items(var wanted) ->
                    tree instanceof Tree.Items(var items)
                            && items.size() == wanted.size()
                            && IntStream.range(0, items.size())
                                    .allMatch(i -> holds(items.get(i), wanted.get(i), variables));
            case JsonShape.Single(var wanted, _) ->
                    tree instanceof Tree.Single single && same(single, wanted.in(variables));
        };
    }

    private static boolean same(Tree.Single found, String wanted) {
        if (found.text().equals(wanted)) {
            return true;
        }
        try {
            return found.number()
                    && new BigDecimal(found.text()).compareTo(new BigDecimal(wanted)) == 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static Optional<Tree> read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            Tree tree = tree(parser, first);
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Tree tree(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Tree> members = new LinkedHashMap<>();
                for (JsonToken next = parser.nextToken();
                        next != JsonToken.END_OBJECT;
                        next = parser.nextToken()) {
                    String name = parser.getString();
                    members.put(name, tree(parser, parser.nextToken()));
                }
                yield new Tree.Members(members);
            }
            case START_ARRAY -> {
                List<Tree> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken();
                        next != JsonToken.END_ARRAY;
                        next = parser.nextToken()) {
                    items.add(tree(parser, next));
                }
                yield new Tree.Items(items);
            }
            default -> new Tree.Single(parser.getString(), token.isNumeric());
        };
    }

    /// As JSON.
    static String written(JsonShape shape, Map<String, String> variables) {
        return switch (shape) {
            case JsonShape.Members(var members) ->
                    members.entrySet().stream()
                            .map(it ->
                                    quoted(it.getKey()) + ":" + written(it.getValue(), variables))
                            .collect(Collectors.joining(",", "{", "}"));
            case JsonShape.Items(var items) ->
                    items.stream()
                            .map(it -> written(it, variables))
                            .collect(Collectors.joining(",", "[", "]"));
            case JsonShape.Single(var text, var bare) ->
                    bare ? text.in(variables) : quoted(text.in(variables));
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }
}
