package dev.picolight.device.settings;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One mapping of the settings. Finds unknown and repeated keys when it is made, and wrong values
/// when they are read.
final class Section {
    /// What stands where something else was expected.
    enum Kind {
        EMPTY,
        GROUP,
        EMPTY_LIST,
        LIST,
        SINGLE,
        ALIAS
    }

    /// A good value, and where it stands.
    ///
    /// @param key the whole way to it, for example `broker.host`
    record Entry<T>(T value, Node node, String key) {
        int line() {
            return Findings.line(node);
        }
    }

    private final Findings findings;
    private final Node node;
    private final String path;
    private final boolean usable;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /// @param path empty at the top level
    Section(Findings findings, Node node, String path, Scope scope) {
        this.findings = findings;
        this.node = node;
        this.path = path;
        this.usable = node instanceof MappingNode;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> add(tuple, scope));
        } else {
            findings.problem(node, path, words().noKeys(kind(node)));
        }
    }

    private void add(NodeTuple tuple, Scope scope) {
        Node keyNode = tuple.getKeyNode();
        if (!(keyNode instanceof ScalarNode scalar)) {
            findings.keyProblem(keyNode, path, words().keyIsNoWord());
            return;
        }
        String key = scalar.getValue();
        String shown = at(Shown.bounded(key, Shown.LENGTH_MAX));
        Node before = values.get(key);
        if (!scope.knows(key)) {
            findings.keyProblem(keyNode, shown, scope.advice(key));
        } else if (before != null) {
            findings.keyProblem(keyNode, shown, words().twice(Findings.line(before)));
        } else {
            values.put(key, tuple.getValueNode());
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /// The value of a key; empty when it is not given, or wrong, which is then a problem.
    ///
    /// @param expected says what to write, for example `a room such as 客廳`
    /// @param reader may throw `IllegalArgumentException` with words for the user
    <T> Optional<Entry<T>> read(
            String key, Supplier<String> expected, Function<ScalarNode, T> reader) {
        return Optional.ofNullable(values.get(key))
                .flatMap(value -> read(value, at(key), expected, reader));
    }

    private <T> Optional<Entry<T>> read(
            Node value, String where, Supplier<String> expected, Function<ScalarNode, T> reader) {
        if (!(value instanceof ScalarNode scalar) || value.getTag().equals(Tag.NULL)) {
            findings.problem(value, where, words().otherKind(kind(value), expected.get()));
            return Optional.empty();
        }
        try {
            return Optional.of(new Entry<>(reader.apply(scalar), value, where));
        } catch (IllegalArgumentException refused) {
            findings.problem(value, where, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    /// As [#read]; a key that is not given is a problem.
    <T> Optional<Entry<T>> require(
            String key, Supplier<String> expected, Function<ScalarNode, T> reader) {
        requireKey(key, expected);
        return read(key, expected, reader);
    }

    private void requireKey(String key, Supplier<String> expected) {
        if (usable && !has(key)) {
            findings.keyProblem(node, at(key), words().missing(expected.get()));
        }
    }

    /// The mapping at a key; a key that is not given is a problem.
    Optional<Section> requireSection(String key, Supplier<String> expected, Scope scope) {
        requireKey(key, expected);
        return section(key, scope);
    }

    /// Whether a mapping stands at a key.
    boolean hasSection(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /// The mapping at a key; empty when the key is not given.
    Optional<Section> section(String key, Scope scope) {
        return Optional.ofNullable(values.get(key))
                .map(value -> new Section(findings, value, at(key), scope));
    }

    /// Whether a mapping stands at a key.
    boolean isSection(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /// The mappings in the list at a key; no list, or an empty one, is a problem.
    List<Section> requireList(String key, Supplier<String> expected, Scope scope) {
        requireKey(key, expected);
        Node list = values.get(key);
        if (list == null) {
            return List.of();
        }
        if (!(list instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            findings.problem(list, at(key), words().otherKind(kind(list), expected.get()));
            return List.of();
        }
        List<Node> items = sequence.getValue();
        return IntStream.range(0, items.size())
                .mapToObj(i -> new Section(findings, items.get(i), at(key) + "[" + i + "]", scope))
                .toList();
    }

    /// A problem of the mapping as a whole.
    void problem(String words) {
        findings.keyProblem(node, path, words);
    }

    /// Whether there was a mapping at all.
    boolean isUsable() {
        return usable;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static FormWords words() {
        return Words.of(FormWords.class);
    }

    private static String kind(Node node) {
        return words().kind(kindOf(node));
    }

    private static Kind kindOf(Node node) {
        if (node.getTag().equals(Tag.NULL)) {
            return Kind.EMPTY;
        }
        boolean empty = node instanceof SequenceNode list && list.getValue().isEmpty();
        return switch (node.getNodeType()) {
            case NodeType.MAPPING -> Kind.GROUP;
            case NodeType.SEQUENCE -> empty ? Kind.EMPTY_LIST : Kind.LIST;
            case NodeType.SCALAR -> Kind.SINGLE;
            case NodeType.ANCHOR -> Kind.ALIAS;
        };
    }
}
