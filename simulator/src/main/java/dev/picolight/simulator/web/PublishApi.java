package dev.picolight.simulator.web;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.simulator.house.House;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Messages, as another program would send and hear them.
final class PublishApi {
    private static final int EXPIRY_SECONDS_MAX = 604_800;

    private final House house;

    PublishApi(House house) {
        this.house = house;
    }

    List<Route> routes() {
        return List.of(
                new Route(Route.Method.POST, "/api/publish", this::publish),
                new Route(Route.Method.GET, "/api/mosquitto-pub", this::line),
                new Route(Route.Method.POST, "/api/listen", this::listen));
    }

    private void publish(Context request) {
        JsonBody body =
                Answers.body(request, Set.of("topic", "payload", "qos", "retain", "expirySeconds"));
        OutboundMessage message =
                new OutboundMessage(
                        topic(body.wantedText("topic")),
                        Payload.of(body.text("payload").orElse("")),
                        Qos.of(body.whole("qos", 0, 2).orElse(0)),
                        body.flag("retain").orElse(false),
                        body.whole("expirySeconds", 1, EXPIRY_SECONDS_MAX).map(Duration::ofSeconds),
                        Optional.empty(),
                        Optional.empty());
        house.publish(message);
        Answers.json(request, out -> out.writeBooleanProperty("published", true));
    }

    /// Has messages that no board subscribes told as events, too.
    private void listen(Context request) {
        JsonBody body = Answers.body(request, Set.of("filter"));
        TopicFilter filter;
        try {
            filter = new TopicFilter(body.wantedText("filter"));
        } catch (IllegalArgumentException noFilter) {
            throw JsonBody.bad(String.valueOf(noFilter.getMessage()));
        }
        house.listen(filter);
        Answers.json(request, out -> out.writeStringProperty("filter", filter.text()));
    }

    private void line(Context request) {
        TopicName topic = topic(Query.wanted(request, "topic"));
        String payload = Optional.ofNullable(request.queryParam("payload")).orElse("");
        long qos = Query.number(request, "qos", 0, 2);
        boolean retain = "true".equals(request.queryParam("retain"));
        Optional<BrokerAddress> broker = house.broker();
        Answers.json(
                request,
                out ->
                        Json.text(
                                out,
                                "line",
                                broker.map(
                                        it -> MosquittoPub.line(it, topic, payload, qos, retain))));
    }

    private static TopicName topic(String text) {
        try {
            return new TopicName(text);
        } catch (IllegalArgumentException noTopic) {
            throw JsonBody.bad(String.valueOf(noTopic.getMessage()));
        }
    }
}
