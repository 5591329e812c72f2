package dev.picolight.simulator.web;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultKind;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.fault.FaultWords;
import dev.picolight.simulator.house.House;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// What is broken on purpose.
final class FaultApi {
    private final House house;

    FaultApi(House house) {
        this.house = house;
    }

    List<Route> routes() {
        return List.of(
                new Route(Route.Method.GET, "/api/faults", this::list),
                new Route(Route.Method.POST, "/api/faults", this::begin),
                new Route(Route.Method.DELETE, "/api/faults", this::endAll),
                new Route(Route.Method.DELETE, "/api/faults/{number}", this::end),
                new Route(Route.Method.GET, "/api/fault-kinds", FaultApi::kinds));
    }

    private void list(Context request) {
        Answers.json(request, out -> HouseJson.faults(out, house));
    }

    /// Either `fault` with `attributes`, or `text` alone.
    private void begin(Context request) {
        JsonBody body = Answers.body(request, Set.of("fault", "attributes", "text", "board"));
        Optional<String> board = body.text("board");
        board.ifPresent(id -> HouseApi.board(house, id));
        Fault fault;
        try {
            fault =
                    body.has("text")
                            ? FaultText.parse(body.wantedText("text"))
                            : FaultText.of(body.wantedText("fault"), body.texts("attributes"));
        } catch (IllegalArgumentException noSuch) {
            throw new Refused(Trouble.BAD_FAULT, String.valueOf(noSuch.getMessage()));
        }
        Active begun = house.faults().begin(fault, board);
        request.status(201);
        Answers.json(request, out -> HouseJson.fault(out, begun));
    }

    private void end(Context request) {
        String number = request.pathParam("number");
        boolean ended = number.matches("\\d{1,18}") && house.faults().end(Long.parseLong(number));
        if (!ended) {
            throw new Refused(Trouble.NO_FAULT, number);
        }
        list(request);
    }

    private void endAll(Context request) {
        house.faults().endAll();
        list(request);
    }

    private static void kinds(Context request) {
        Answers.json(
                request,
                out ->
                        Json.array(
                                out,
                                "kinds",
                                Arrays.asList(FaultKind.values()),
                                kind -> Json.element(out, () -> kind(out, kind))));
    }

    private static void kind(JsonGenerator out, FaultKind kind) {
        FaultWords words = Words.of(FaultWords.class);
        out.writeStringProperty("fault", kind.text());
        out.writeStringProperty("does", words.does(kind));
        out.writeStringProperty("form", FaultText.form(kind));
        Json.array(
                out,
                "attributes",
                kind.attributes(),
                it ->
                        Json.element(
                                out,
                                () -> {
                                    out.writeStringProperty("name", it.name());
                                    out.writeStringProperty("form", HouseJson.constant(it.form()));
                                    out.writeStringProperty("means", words.form(it.form()));
                                    Json.text(out, "unsaid", it.unsaid());
                                    Json.array(
                                            out, "choices", choices(it.form()), out::writeString);
                                }));
    }

    private static List<String> choices(FaultKind.Form form) {
        Enum<?>[] among =
                switch (form) {
                    case WIFI -> Fault.Wifi.Kind.values();
                    case STREAM -> Fault.Stream.values();
                    case MILLIS, MICROS, KILOBYTES_PER_SECOND, BYTES, PIECE, SHARE ->
                            new Enum<?>[0];
                };
        return Arrays.stream(among)
                .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
