package dev.picolight.simulator.scenario;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads single values of one file, and remembers which variables are given and which are used.
final class Texts {
    /// The variable that every run gives a value.
    static final String SEED = "seed";

    private record Use(String name, String key) {}

    private final Problems problems;
    private final Set<String> given = new HashSet<>(Set.of(SEED));
    private final Map<Use, Node> used = new LinkedHashMap<>();

    Texts(Problems problems) {
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /// A variable that gets a value somewhere in the file.
    void give(String name) {
        given.add(name);
    }

    /// A value without variables.
    ///
    /// @return empty when it is wrong, which is then a problem
    <T> Optional<T> literal(Node node, String key, String expected, Function<String, T> reader) {
        return scalar(node, key, expected).flatMap(text -> tried(node, key, text, reader));
    }

    /// One that may hold variables: then it is looked at when they are known.
    <T> Optional<Value<T>> value(
            Node node, String key, String expected, Function<String, T> reader) {
        Optional<String> text = scalar(node, key, expected);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Value<T> value = new Value<>(new Template(text.get()), reader);
        Set<String> names = value.template().names();
        names.forEach(name -> used.put(new Use(name, key), node));
        if (names.isEmpty()) {
            Optional<T> good = tried(node, key, value.template().with(Map.of()), reader);
            return good.map(_ -> value);
        }
        return Optional.of(value);
    }

    /// A problem for each variable that nothing in the file gives a value.
    void checkVariables() {
        used.forEach((use, node) -> {
            if (!given.contains(use.name())) {
                problems.add(
                        node,
                        use.key(),
                        given.equals(Set.of(SEED))
                                ? Problems.words().noVariables(use.name())
                                : Problems.words()
                                        .unknownVariable(
                                                use.name(),
                                                Choice.refusal(new TreeSet<>(given), use.name())));
            }
        });
    }

    private Optional<String> scalar(Node node, String key, String expected) {
        if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        problems.add(node, key, Problems.words().otherKind(Fields.kind(node), expected));
        return Optional.empty();
    }

    private <T> Optional<T> tried(Node node, String key, String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException refused) {
            problems.add(node, key, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }
}
