package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.simulator.fault.FaultKind;
import dev.picolight.simulator.fault.FaultText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads the steps that break and mend things, and those that pull plugs.
final class TroubleReader {
    private static final List<String> KINDS =
            Arrays.stream(FaultKind.values()).map(FaultKind::text).toList();

    private final Texts texts;
    private final Optional<HouseSetup> house;
    private final Deed.Boards boards;

    TroubleReader(Texts texts, Optional<HouseSetup> house, Deed.Boards boards) {
        this.texts = texts;
        this.house = house;
        this.boards = boards;
    }

    Optional<Deed> fault(Node value, String key) {
        if (!(value instanceof MappingNode)) {
            return texts.value(value, key, "wifi down", FaultText::parse)
                    .map(it -> new Deed.Break(it, boards, Optional.empty()));
        }
        List<String> keys = Stream.concat(KINDS.stream(), Stream.of("board", "for")).toList();
        Fields fields = new Fields(texts, value, key, keys);
        List<String> given = fields.keys().stream().filter(KINDS::contains).toList();
        Deed.Boards which = boards(fields);
        var span = fields.text("for", "30s", Spans::parse);
        if (given.size() != 1) {
            if (given.isEmpty() && (fields.hasUnknown() || !fields.isUsable())) {
                return Optional.empty(); // the misspelt one is told already
            }
            texts.problems().add(value, key, Problems.words().oneOf(String.join(", ", KINDS)));
            return Optional.empty();
        }
        FaultKind kind = FaultKind.named(given.getFirst()).orElseThrow();
        return fields.value(given.getFirst())
                .flatMap(node -> attributes(kind, node, fields.at(kind.text())))
                .map(it -> new Deed.BreakByParts(kind, it, which, span));
    }

    private Optional<Map<String, Value<String>>> attributes(FaultKind kind, Node node, String key) {
        Map<String, Value<String>> attributes = new LinkedHashMap<>();
        boolean said = !node.getTag().equals(Tag.NULL);
        if (node instanceof MappingNode) {
            List<String> names = kind.attributes().stream().map(FaultKind.Attribute::name).toList();
            Fields fields = new Fields(texts, node, key, names);
            for (String name : fields.keys()) {
                fields.text(name, FaultText.form(kind), Readers::plain)
                        .ifPresent(it -> attributes.put(name, it));
            }
        } else if (said && !isTrue(node)) {
            if (kind.attributes().isEmpty()) {
                texts.problems()
                        .add(node, key, Problems.words().otherKind(Fields.kind(node), "true"));
                return Optional.empty();
            }
            texts.value(node, key, FaultText.form(kind), Readers::plain)
                    .ifPresent(it -> attributes.put(kind.attributes().getFirst().name(), it));
        }
        return tried(kind, attributes, node, key) ? Optional.of(attributes) : Optional.empty();
    }

    private static boolean isTrue(Node node) {
        return node instanceof ScalarNode scalar
                && List.of("true", "on").contains(scalar.getValue());
    }

    /// Whether the fault can be made, as far as it is known yet.
    private boolean tried(
            FaultKind kind, Map<String, Value<String>> attributes, Node node, String key) {
        if (attributes.values().stream().anyMatch(it -> !it.template().names().isEmpty())) {
            return true;
        }
        Map<String, String> known = new LinkedHashMap<>();
        attributes.forEach((name, value) -> known.put(name, value.in(Map.of())));
        try {
            return FaultText.of(kind.text(), known) != null;
        } catch (IllegalArgumentException refused) {
            texts.problems().add(node, key, String.valueOf(refused.getMessage()));
            return false;
        }
    }

    Optional<Deed> mend(Node value, String key) {
        if (!(value instanceof MappingNode)) {
            return kind(value, key).map(it -> new Deed.Mend(it, boards));
        }
        Fields fields = new Fields(texts, value, key, List.of("what", "board"));
        Deed.Boards which = boards(fields);
        return fields.required("what", "all, wifi")
                .flatMap(it -> kind(it, fields.at("what")))
                .map(it -> new Deed.Mend(it, which));
    }

    private Optional<Optional<FaultKind>> kind(Node node, String key) {
        List<String> allowed = Stream.concat(Stream.of("all"), KINDS.stream()).toList();
        return texts.literal(
                node, key, "all, wifi", text -> FaultKind.named(Choice.among(allowed, text)));
    }

    Optional<Deed> power(Node value, String key) {
        if (!(value instanceof MappingNode)) {
            return texts.value(value, key, "on, off, cycle", Readers::plug)
                    .map(it -> new Deed.Power(it, boards, Optional.empty()));
        }
        Fields fields = new Fields(texts, value, key, List.of("board", "is", "for"));
        Deed.Boards which = boards(fields);
        var span = fields.text("for", "2s", Spans::parse);
        return fields.requiredText("is", "on, off, cycle", Readers::plug)
                .map(it -> new Deed.Power(it, which, span));
    }

    /// Wokwi's step: what a board has that a hand can move.
    Optional<Deed> control(Node value, String key) {
        Fields fields = new Fields(texts, value, key, List.of("part-id", "control", "value"));
        var part = fields.requiredText("part-id", "pico-w", Readers.board(house));
        Optional<String> control =
                fields.required("control", "power, wifi")
                        .flatMap(it ->
                                texts.literal(
                                        it,
                                        fields.at("control"),
                                        "power, wifi",
                                        TroubleReader::control));
        Optional<Boolean> on =
                fields.required("value", "0, 1")
                        .flatMap(it -> texts.literal(it, fields.at("value"), "0, 1", Readers::bit));
        if (part.isEmpty() || control.isEmpty() || on.isEmpty()) {
            return Optional.empty();
        }
        Deed.Boards which = new Deed.Boards(part);
        if (control.get().equals("power")) {
            String plug = on.get() ? "on" : "off";
            return Optional.of(
                    new Deed.Power(Value.of(plug, Readers::plug), which, Optional.empty()));
        }
        return Optional.of(
                on.get()
                        ? new Deed.Mend(Optional.of(FaultKind.WIFI), which)
                        : new Deed.Break(
                                Value.of("wifi down", FaultText::parse), which, Optional.empty()));
    }

    private static String control(String text) {
        if (text.equals("pressed")) {
            throw new IllegalArgumentException(
                    Problems.words().noButton(Shown.quoted(text), "power, wifi"));
        }
        return Choice.among(List.of("power", "wifi"), text);
    }

    private Deed.Boards boards(Fields fields) {
        return fields.has("board")
                ? new Deed.Boards(fields.text("board", "pico-w", Readers.board(house)))
                : boards;
    }
}
