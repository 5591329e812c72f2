package dev.picolight.simulator.scenario;

import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.Polarity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the steps that look at boards: their consoles, their LEDs, what they say of themselves.
final class WaitReader {
    private static final String LIGHTS = "lit, dark";
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final Texts texts;
    private final Optional<HouseSetup> house;
    private final Deed.Boards boards;

    /// @param boards those that the step names
    WaitReader(Texts texts, Optional<HouseSetup> house, Deed.Boards boards) {
        this.texts = texts;
        this.house = house;
        this.boards = boards;
    }

    Optional<Deed> serial(Node value, String key) {
        if (!(value instanceof MappingNode)) {
            return texts.value(value, key, Problems.words().text(), Readers::filled)
                    .map(it ->
                            new Deed.WaitSerial(
                                    new Match.Contains(it), boards, within(Optional.empty())));
        }
        Fields fields =
                new Fields(texts, value, key, List.of("contains", "matches", "board", "within"));
        Optional<Match> match = match(fields, List.of("contains", "matches"));
        return match.map(
                it -> new Deed.WaitSerial(it, boards(fields), within(span(fields, "within"))));
    }

    /// The one of these keys that says what a text must be.
    static Optional<Match> match(Fields fields, List<String> keys) {
        List<String> given = keys.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            fields.problems()
                    .add(
                            fields.node(),
                            fields.at(""),
                            Problems.words().oneOf(String.join(", ", keys)));
            return Optional.empty();
        }
        String text = Problems.words().text();
        return switch (given.getFirst()) {
            case "contains" ->
                    fields.text("contains", text, Readers::filled).map(Match.Contains::new);
            case "message" -> fields.text("message", text, Readers::plain).map(Match.Equal::new);
            case "matches" -> {
                var pattern = fields.text("matches", text, Readers::pattern);
                pattern.ifPresent(it ->
                        NAMED_GROUP
                                .matcher(it.template().text())
                                .results()
                                .forEach(group -> fields.texts().give(group.group(1))));
                yield pattern.map(Match.Matches::new);
            }
            default ->
                    fields.value("json")
                            .flatMap(it ->
                                    new JsonReader(fields.texts()).read(it, fields.at("json")))
                            .map(Match.Json::new);
        };
    }

    Optional<Deed> led(Node value, String key) {
        if (!(value instanceof MappingNode)) {
            Deed.Leds leds = only(value, key);
            return light(value, key)
                    .map(lit -> new Deed.WaitLed(leds, lit, within(Optional.empty())));
        }
        Fields fields = new Fields(texts, value, key, List.of("room", "board", "is", "within"));
        Deed.Leds leds = leds(fields);
        return light(fields)
                .map(lit -> new Deed.WaitLed(leds, lit, within(span(fields, "within"))));
    }

    Optional<Deed> ledNow(Node value, String key) {
        if (!(value instanceof MappingNode)) {
            Deed.Leds leds = only(value, key);
            return light(value, key).map(lit -> new Deed.ExpectLed(leds, lit));
        }
        Fields fields = new Fields(texts, value, key, List.of("room", "board", "is"));
        Deed.Leds leds = leds(fields);
        return light(fields).map(lit -> new Deed.ExpectLed(leds, lit));
    }

    Optional<Deed> blinking(Node value, String key) {
        Fields fields =
                new Fields(
                        texts,
                        value,
                        key,
                        List.of("room", "board", "on", "off", "tolerance", "times", "within"));
        Deed.Leds leds = leds(fields);
        var on = fields.requiredText("on", "200ms", Spans::parse);
        var off = fields.text("off", "200ms", Spans::parse);
        var tolerance = fields.text("tolerance", "20%, 50ms", Readers::tolerance);
        var times = fields.text("times", "3", Readers.number(1, 1000));
        Deed.Within within = within(span(fields, "within"));
        return on.map(it ->
                new Deed.ExpectBlinking(
                        leds,
                        it,
                        off.orElse(it),
                        tolerance.orElse(Value.of("20%", Readers::tolerance)),
                        times.orElse(Value.of("3", Readers.number(1, 1000))),
                        within));
    }

    Optional<Deed> hold(Node value, String key) {
        Fields fields =
                new Fields(texts, value, key, List.of("room", "board", "is", "for", "within"));
        Deed.Leds leds = leds(fields);
        var lit = light(fields);
        var within = span(fields, "within");
        return fields.requiredText("for", "10s", Spans::parse)
                .flatMap(span -> lit.map(it -> new Deed.Hold(leds, it, span, within)));
    }

    Optional<Deed> state(Node value, String key) {
        String all = String.join(", ", Readers.STANDINGS);
        if (!(value instanceof MappingNode)) {
            return texts.value(value, key, all, Readers::standing)
                    .map(it ->
                            new Deed.WaitState(
                                    boards, it, Optional.empty(), within(Optional.empty())));
        }
        Fields fields = new Fields(texts, value, key, List.of("board", "is", "for", "within"));
        var span = span(fields, "for");
        Deed.Within within = within(span(fields, "within"));
        return fields.requiredText("is", all, Readers::standing)
                .map(it -> new Deed.WaitState(boards(fields), it, span, within));
    }

    /// Wokwi's step: the level of a pin, which here is that of the LED at it.
    Optional<Deed> pin(Node value, String key) {
        Fields fields = new Fields(texts, value, key, List.of("part-id", "pin", "value"));
        Optional<Boolean> high =
                fields.required("value", "0, 1")
                        .flatMap(it -> texts.literal(it, fields.at("value"), "0, 1", Readers::bit));
        Optional<LedSettings.Place> pin = fields.read("pin", "LED, GP15", HouseReader::place);
        if (fields.has("pin") && pin.isEmpty()) {
            return Optional.empty();
        }
        Optional<Part> part =
                fields.required("part-id", "led1")
                        .flatMap(it ->
                                texts.literal(
                                        it, fields.at("part-id"), "led1", text -> part(text, pin)));
        return part.flatMap(it -> high.map(level -> it.deed(level)));
    }

    /// A soldered LED.
    private record Part(String board, int index, Polarity polarity) {
        Deed deed(boolean high) {
            boolean lit = polarity.isHighWhen(true) == high;
            return new Deed.ExpectLed(
                    new Deed.Leds(
                            Optional.empty(),
                            new Deed.Boards(Optional.of(Value.of(board, Readers::plain))),
                            Optional.of(index)),
                    Value.of(lit ? "lit" : "dark", Readers::light));
        }
    }

    private Part part(String id, Optional<LedSettings.Place> pin) {
        List<DeviceSettings> all = house.map(HouseSetup::boards).orElse(List.of());
        List<Part> numbered = new ArrayList<>();
        for (DeviceSettings board : all) {
            for (int i = 0; i < board.leds().size(); i++) {
                LedSettings led = board.leds().get(i);
                Part part = new Part(board.id().text(), i, led.polarity());
                numbered.add(part);
                boolean wanted = pin.map(led.place()::equals).orElse(board.leds().size() == 1);
                if (id.equals(board.id().text()) && wanted) {
                    return part;
                }
            }
        }
        if (id.matches("led\\d{1,2}")) {
            int number = Integer.parseInt(id.substring(3));
            if (number >= 1 && number <= numbered.size()) {
                return numbered.get(number - 1);
            }
        }
        TreeSet<String> known = new TreeSet<>(house.map(HouseSetup::ids).orElse(List.of()));
        if (known.contains(id)) {
            throw new IllegalArgumentException(Problems.words().noLedAtPin(id));
        }
        for (int i = 1; i <= numbered.size(); i++) {
            known.add("led" + i);
        }
        throw new IllegalArgumentException(Choice.refusal(known, id));
    }

    private Optional<Value<Boolean>> light(Node value, String key) {
        return texts.value(value, key, LIGHTS, Readers::light);
    }

    private Optional<Value<Boolean>> light(Fields fields) {
        return fields.requiredText("is", LIGHTS, Readers::light);
    }

    /// The LEDs of a step that names none: of its board, or the only one of the house.
    private Deed.Leds only(Node value, String key) {
        Deed.Leds leds = new Deed.Leds(Optional.empty(), boards, Optional.empty());
        checkNamed(leds, value, key);
        return leds;
    }

    private Deed.Leds leds(Fields fields) {
        Deed.Leds leds =
                new Deed.Leds(
                        fields.text("room", "客廳", Readers.room(house)),
                        boards(fields),
                        Optional.empty());
        if (fields.isUsable() && !fields.has("room")) {
            checkNamed(leds, fields.node(), fields.at("room"));
        }
        return leds;
    }

    private void checkNamed(Deed.Leds leds, Node node, String key) {
        int rooms = house.map(it -> it.rooms().size()).orElse(1);
        if (leds.boards().id().isEmpty() && rooms > 1) {
            String all = house.map(it -> String.join(", ", it.rooms())).orElse("");
            texts.problems().add(node, key, Problems.words().whichLed(all));
        }
    }

    private Deed.Boards boards(Fields fields) {
        return fields.has("board")
                ? new Deed.Boards(fields.text("board", "pico-w", Readers.board(house)))
                : boards;
    }

    private static Optional<Value<Duration>> span(Fields fields, String key) {
        return fields.text(key, "2s", Spans::parse);
    }

    private static Deed.Within within(Optional<Value<Duration>> span) {
        return new Deed.Within(span);
    }
}
