package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the steps that speak with the broker.
final class MqttReader {
    private static final String TOPIC = "客廳/message";
    private static final List<String> PUBLISH =
            List.of(
                    "topic",
                    "message",
                    "json",
                    "qos",
                    "retain",
                    "response-topic",
                    "correlation",
                    "expiry");
    private static final List<String> EXPECT =
            List.of("topic", "message", "contains", "matches", "json", "retained", "within");

    private final Texts texts;

    MqttReader(Texts texts) {
        this.texts = texts;
    }

    Optional<Deed> publish(Node value, String key) {
        Fields fields = new Fields(texts, value, key, PUBLISH);
        var topic = fields.requiredText("topic", TOPIC, TopicName::new);
        Optional<Deed.Content> content = content(fields);
        var qos = fields.text("qos", "0, 1, 2", Readers::qos);
        var retain = fields.text("retain", "true, false", Readers::flag);
        var response = fields.text("response-topic", "answers", TopicName::new);
        var correlation = fields.text("correlation", Problems.words().text(), Readers::filled);
        var expiry = fields.text("expiry", "10s", Readers::expiry);
        return topic.flatMap(it ->
                content.map(said ->
                        new Deed.Publish(
                                it,
                                said,
                                qos.orElse(Value.of("1", Readers::qos)),
                                retain.orElse(Value.of("false", Readers::flag)),
                                response,
                                correlation,
                                expiry)));
    }

    private Optional<Deed.Content> content(Fields fields) {
        if (fields.has("message") == fields.has("json") && fields.isUsable()) {
            texts.problems()
                    .add(fields.node(), fields.at(""), Problems.words().oneOf("message, json"));
            return Optional.empty();
        }
        return fields.has("json")
                ? fields.value("json")
                        .flatMap(it -> new JsonReader(texts).read(it, fields.at("json")))
                        .map(Deed.Content.Json::new)
                : fields.text("message", Problems.words().text(), Readers::plain)
                        .map(Deed.Content.Text::new);
    }

    Optional<Deed> expect(Node value, String key) {
        Fields fields = new Fields(texts, value, key, EXPECT);
        var filter = fields.requiredText("topic", TOPIC, TopicFilter::new);
        List<String> ways = List.of("message", "contains", "matches", "json");
        Optional<Match> match =
                ways.stream().noneMatch(fields::has)
                        ? Optional.of(new Match.Anything())
                        : WaitReader.match(fields, ways);
        var retained = fields.text("retained", "true, false", Readers::flag);
        var within = fields.text("within", "2s", Spans::parse);
        return filter.flatMap(it ->
                match.map(wanted ->
                        new Deed.ExpectMessage(it, wanted, retained, new Deed.Within(within))));
    }
}
