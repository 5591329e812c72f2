package dev.picolight.simulator.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads a JSON document that is written in YAML.
final class JsonReader {
    private static final Set<Tag> BARE = Set.of(Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

    private final Texts texts;

    JsonReader(Texts texts) {
        this.texts = texts;
    }

    Optional<JsonShape> read(Node node, String key) {
        return switch (node) {
            case MappingNode mapping -> members(mapping, key);
            case SequenceNode list -> items(list, key);
            case ScalarNode scalar -> single(scalar, key);
            default -> {
                texts.problems()
                        .add(node, key, Problems.words().otherKind(Fields.kind(node), "JSON"));
                yield Optional.empty();
            }
        };
    }

    private Optional<JsonShape> members(MappingNode mapping, String key) {
        Map<String, JsonShape> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                texts.problems().add(tuple.getKeyNode(), key, Problems.words().keyIsNoWord());
                return Optional.empty();
            }
            read(tuple.getValueNode(), key + "." + name.getValue())
                    .ifPresent(it -> members.put(name.getValue(), it));
        }
        return Optional.of(new JsonShape.Members(members));
    }

    private Optional<JsonShape> items(SequenceNode list, String key) {
        List<JsonShape> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            read(item, key).ifPresent(items::add);
        }
        return Optional.of(new JsonShape.Items(items));
    }

    private Optional<JsonShape> single(ScalarNode scalar, String key) {
        if (scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(new JsonShape.Single(Value.of("null", Readers::plain), true));
        }
        return texts.value(scalar, key, "JSON", Readers::plain)
                .map(it ->
                        new JsonShape.Single(
                                it, scalar.isPlain() && BARE.contains(scalar.getTag())));
    }
}
