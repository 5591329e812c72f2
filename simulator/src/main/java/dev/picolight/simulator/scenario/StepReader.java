package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads steps, and the steps inside of them.
final class StepReader {
    /// What a step may do, each by its key.
    static final List<String> DEEDS =
            List.of(
                    "wait-serial",
                    "expect-pin",
                    "delay",
                    "set-control",
                    "wait-led",
                    "expect-led",
                    "expect-blinking",
                    "hold",
                    "wait-state",
                    "mqtt-publish",
                    "mqtt-expect",
                    "fault",
                    "mend",
                    "power",
                    "parallel",
                    "repeat",
                    "for-each",
                    "set",
                    "log");

    private static final List<String> COMMON = List.of("name", "timeout", "board");
    private static final List<String> KEYS =
            Stream.concat(DEEDS.stream(), COMMON.stream()).toList();

    private static final int TITLE_MAX = 70;

    private final Texts texts;
    private final Optional<HouseSetup> house;

    StepReader(Texts texts, Optional<HouseSetup> house) {
        this.texts = texts;
        this.house = house;
    }

    /// The steps of a list.
    List<Step> steps(Node node, String key) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            texts.problems()
                    .add(
                            node,
                            key,
                            Problems.words()
                                    .otherKind(Fields.kind(node), Problems.words().listOfSteps()));
            return List.of();
        }
        List<Node> nodes = list.getValue();
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> step(nodes.get(i), key + "[" + i + "]"))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Reads one step.
    ///
    /// @return empty when there is a problem with it
    Optional<Step> step(Node node, String key) {
        Fields fields = new Fields(texts, node, key, KEYS);
        if (!fields.isUsable()) {
            return Optional.empty();
        }
        List<String> deeds = fields.keys().stream().filter(DEEDS::contains).toList();
        if (deeds.size() > 1) {
            texts.problems().add(node, key, Problems.words().twoDeeds(String.join(", ", deeds)));
            return Optional.empty();
        }
        Optional<String> name = fields.read("name", Problems.words().text(), Readers::filled);
        var timeout = fields.text("timeout", "30s", Spans::parse);
        Deed.Boards boards = new Deed.Boards(fields.text("board", "pico-w", Readers.board(house)));
        if (deeds.isEmpty()) {
            if (!fields.hasUnknown()) {
                texts.problems().add(node, key, Problems.words().noDeed(String.join(", ", DEEDS)));
            }
            return Optional.empty();
        }
        String kind = deeds.getFirst();
        return fields.value(kind)
                .flatMap(value -> deed(kind, value, fields.at(kind), boards))
                .map(deed ->
                        new Step(
                                Place.of(node),
                                name.orElseGet(() -> title(kind, fields.value(kind))),
                                timeout,
                                deed));
    }

    private Optional<? extends Deed> deed(String kind, Node value, String key, Deed.Boards boards) {
        WaitReader waits = new WaitReader(texts, house, boards);
        MqttReader mqtt = new MqttReader(texts);
        TroubleReader trouble = new TroubleReader(texts, house, boards);
        return switch (kind) {
            case "wait-serial" -> waits.serial(value, key);
            case "expect-pin" -> waits.pin(value, key);
            case "delay" -> texts.value(value, key, "500ms", Spans::parse).map(Deed.Delay::new);
            case "wait-led" -> waits.led(value, key);
            case "expect-led" -> waits.ledNow(value, key);
            case "expect-blinking" -> waits.blinking(value, key);
            case "hold" -> waits.hold(value, key);
            case "wait-state" -> waits.state(value, key);
            case "mqtt-publish" -> mqtt.publish(value, key);
            case "mqtt-expect" -> mqtt.expect(value, key);
            case "set-control" -> trouble.control(value, key);
            case "fault" -> trouble.fault(value, key);
            case "mend" -> trouble.mend(value, key);
            case "power" -> trouble.power(value, key);
            case "parallel" -> parallel(value, key);
            case "repeat" -> repeat(value, key);
            case "for-each" -> forEach(value, key);
            case "set" -> set(value, key);
            case "log" ->
                    texts.value(value, key, Problems.words().text(), Readers::plain)
                            .map(Deed.Log::new);
            default -> throw new IllegalStateException(kind);
        };
    }

    private Optional<Deed> parallel(Node value, String key) {
        if (!(value instanceof SequenceNode list) || list.getValue().isEmpty()) {
            texts.problems()
                    .add(
                            value,
                            key,
                            Problems.words()
                                    .otherKind(
                                            Fields.kind(value), Problems.words().listOfBranches()));
            return Optional.empty();
        }
        List<List<Step>> branches = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            Node branch = list.getValue().get(i);
            String where = key + "[" + i + "]";
            branches.add(
                    branch instanceof SequenceNode
                            ? steps(branch, where)
                            : step(branch, where).stream().toList());
        }
        return Optional.of(new Deed.Parallel(branches));
    }

    private Optional<Deed> repeat(Node value, String key) {
        texts.give("round");
        Fields fields = new Fields(texts, value, key, List.of("times", "steps"));
        var times = fields.requiredText("times", "3", Readers.number(1, 100_000));
        List<Step> steps = inner(fields);
        return times.map(it -> new Deed.Repeat(it, steps));
    }

    private Optional<Deed> forEach(Node value, String key) {
        Fields fields = new Fields(texts, value, key, List.of("var", "in", "steps"));
        Optional<String> variable =
                fields.required("var", "room")
                        .flatMap(it -> texts.literal(it, fields.at("var"), "room", this::name));
        variable.ifPresent(texts::give);
        List<Value<String>> values =
                fields.required("in", "rooms, boards, [客廳, 廚房]")
                        .map(it -> values(it, fields.at("in")))
                        .orElse(List.of());
        List<Step> steps = inner(fields);
        return variable.map(it -> new Deed.ForEach(it, values, steps));
    }

    private List<Value<String>> values(Node node, String key) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .flatMap(it ->
                            texts.value(it, key, Problems.words().text(), Readers::plain).stream())
                    .toList();
        }
        List<String> known = List.of("rooms", "boards");
        return texts.literal(node, key, "rooms, boards", text -> Choice.among(known, text))
                .flatMap(which ->
                        house.map(it -> which.equals("rooms") ? List.copyOf(it.rooms()) : it.ids()))
                .map(all -> all.stream().map(it -> Value.of(it, Readers::plain)).toList())
                .orElse(List.of());
    }

    private List<Step> inner(Fields fields) {
        return fields.required("steps", Problems.words().listOfSteps())
                .map(it -> steps(it, fields.at("steps")))
                .orElse(List.of());
    }

    private Optional<Deed> set(Node value, String key) {
        var values = new LinkedHashMap<String, Value<String>>();
        Fields fields = new Fields(texts, value, key, List.of());
        for (String name : fields.keys()) {
            fields.value(name)
                    .ifPresent(node -> {
                        if (named(node, fields.at(name), name)) {
                            texts.give(name);
                            texts.value(
                                            node,
                                            fields.at(name),
                                            Problems.words().text(),
                                            Readers::plain)
                                    .ifPresent(it -> values.put(name, it));
                        }
                    });
        }
        return Optional.of(new Deed.SetVariables(values));
    }

    private boolean named(Node node, String key, String name) {
        try {
            return !name(name).isEmpty();
        } catch (IllegalArgumentException wrong) {
            texts.problems().add(node, key, String.valueOf(wrong.getMessage()));
            return false;
        }
    }

    private String name(String text) {
        if (!Template.isName(text)) {
            throw new IllegalArgumentException(Problems.words().noName(Shown.quoted(text)));
        }
        return text;
    }

    /// What a step without a name is called: as it stands in the file, in one line.
    private static String title(String kind, Optional<Node> value) {
        String said =
                switch (value.orElse(null)) {
                    case ScalarNode scalar -> ": " + scalar.getValue();
                    case MappingNode mapping ->
                            mapping.getValue().stream()
                                    .filter(it ->
                                            it.getKeyNode() instanceof ScalarNode
                                                    && it.getValueNode() instanceof ScalarNode)
                                    .map(it ->
                                            ((ScalarNode) it.getKeyNode()).getValue()
                                                    + ": "
                                                    + ((ScalarNode) it.getValueNode()).getValue())
                                    .collect(Collectors.joining(", ", ": {", "}"));
                    case null, default -> "";
                };
        return kind + (said.equals(": {}") ? "" : Shown.bounded(said, TITLE_MAX));
    }
}
