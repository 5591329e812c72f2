package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One mapping of the file. Finds unknown and repeated keys when it is made, and wrong values when
/// they are read.
final class Fields {
    private final Texts texts;
    private final Node node;
    private final String path;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private boolean hasUnknown;

    /// @param path empty at the top level
    /// @param known the keys that mean something here; empty: all
    Fields(Texts texts, Node node, String path, Collection<String> known) {
        this.texts = texts;
        this.node = node;
        this.path = path;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> add(tuple, known));
        } else {
            problems()
                    .add(node, path, Problems.words().noKeys(kind(node), String.join(", ", known)));
        }
    }

    private void add(NodeTuple tuple, Collection<String> known) {
        Node keyNode = tuple.getKeyNode();
        if (!(keyNode instanceof ScalarNode scalar)) {
            problems().add(keyNode, path, Problems.words().keyIsNoWord());
            return;
        }
        String key = scalar.getValue();
        Node before = values.get(key);
        if (!known.isEmpty() && !known.contains(key)) {
            hasUnknown = true;
            problems()
                    .add(
                            keyNode,
                            path,
                            key.equals("write-serial")
                                    ? Problems.words().writeSerial()
                                    : Problems.words().unknownKey(Choice.refusal(known, key)));
        } else if (before != null) {
            problems().add(keyNode, at(key), Problems.words().twice(Place.of(before).line()));
        } else {
            values.put(key, tuple.getValueNode());
        }
    }

    Texts texts() {
        return texts;
    }

    Problems problems() {
        return texts.problems();
    }

    Node node() {
        return node;
    }

    Place place() {
        return Place.of(node);
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean isUsable() {
        return node instanceof MappingNode;
    }

    /// Whether a key was not known, which is a problem already.
    boolean hasUnknown() {
        return hasUnknown;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /// The keys that are given, in the order of the file.
    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    Optional<Node> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// The value of a key; one that is not given is a problem.
    Optional<Node> required(String key, String expected) {
        if (!has(key) && isUsable()) {
            problems().add(node, path, Problems.words().missing(key, expected));
        }
        return value(key);
    }

    /// A value without variables; empty when it is not given, or wrong, which is then a problem.
    <T> Optional<T> read(String key, String expected, Function<String, T> reader) {
        return value(key).flatMap(it -> texts.literal(it, at(key), expected, reader));
    }

    /// A value that may hold variables.
    <T> Optional<Value<T>> text(String key, String expected, Function<String, T> reader) {
        return value(key).flatMap(it -> texts.value(it, at(key), expected, reader));
    }

    /// The same; a key that is not given is a problem.
    <T> Optional<Value<T>> requiredText(String key, String expected, Function<String, T> reader) {
        return required(key, expected).flatMap(it -> texts.value(it, at(key), expected, reader));
    }

    /// The items of the list at a key; anything else than a list is a problem.
    List<Node> list(String key, String expected) {
        Optional<Node> found = value(key);
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.get() instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        problems()
                .add(found.get(), at(key), Problems.words().otherKind(kind(found.get()), expected));
        return List.of();
    }

    /// The mapping at a key.
    Optional<Fields> fields(String key, Collection<String> known) {
        return value(key).map(it -> new Fields(texts, it, at(key), known));
    }

    /// What stands there, in the user's words.
    static String kind(Node node) {
        if (node.getTag().equals(Tag.NULL)) {
            return Problems.words().kindEmpty();
        }
        return switch (node.getNodeType()) {
            case MAPPING -> Problems.words().kindGroup();
            case SEQUENCE -> Problems.words().kindList();
            case SCALAR -> Shown.quoted(((ScalarNode) node).getValue());
            case ANCHOR -> Problems.words().kindAlias();
        };
    }
}
