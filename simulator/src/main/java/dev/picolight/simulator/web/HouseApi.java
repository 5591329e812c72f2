package dev.picolight.simulator.web;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.EventLog.Entry;
import dev.picolight.simulator.house.House;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// The house, its boards and their power, its time, and what has happened.
final class HouseApi {
    private static final int SHOWN = 500;
    private static final double SPEED_MIN = 0.1;
    private static final double SPEED_MAX = 1000;

    private final House house;

    HouseApi(House house) {
        this.house = house;
    }

    List<Route> routes() {
        return List.of(
                new Route(Route.Method.GET, "/api/house", this::house),
                new Route(Route.Method.GET, "/api/boards", this::boards),
                new Route(Route.Method.GET, "/api/boards/{board}", this::board),
                new Route(Route.Method.POST, "/api/boards/{board}/power", this::power),
                new Route(Route.Method.GET, "/api/time", this::time),
                new Route(Route.Method.PUT, "/api/time", this::setTime),
                new Route(Route.Method.POST, "/api/time/step", this::step),
                new Route(
                        Route.Method.GET,
                        "/api/packets",
                        request -> happened(request, Set.of("packet-seen"))),
                new Route(
                        Route.Method.GET,
                        "/api/console",
                        request -> happened(request, Set.of("console-line"))),
                new Route(
                        Route.Method.GET,
                        "/api/leds",
                        request -> happened(request, Set.of("led-changed"))));
    }

    private void house(Context request) {
        long last = house.events().last(); // before the rest: what is told twice does no harm
        Answers.json(request, out -> HouseJson.house(out, house, last));
    }

    private void boards(Context request) {
        Answers.json(request, out -> HouseJson.boards(out, house));
    }

    private void board(Context request) {
        BoardState board = board(house, request.pathParam("board"));
        Answers.json(request, out -> HouseJson.board(out, board));
    }

    /// @throws Refused when there is none of this id
    static BoardState board(House house, String id) {
        List<BoardState> boards = house.boards();
        return boards.stream()
                .filter(board -> board.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                Trouble.NO_BOARD,
                                id
                                        + "\n"
                                        + String.join(
                                                ", ",
                                                boards.stream().map(BoardState::id).toList())));
    }

    private void power(Context request) {
        String id = board(house, request.pathParam("board")).id();
        String action = Answers.body(request, Set.of("action")).wantedText("action");
        switch (action) {
            case "on" -> house.powerOn(id);
            case "off" -> house.cutPower(id);
            case "cycle" -> {
                house.cutPower(id);
                house.powerOn(id);
            }
            default ->
                    throw JsonBody.bad(
                            Words.of(WebWords.class).noChoice("action", action, "on, off, cycle"));
        }
        Answers.json(request, out -> HouseJson.board(out, house.board(id)));
    }

    private void time(Context request) {
        Answers.json(request, this::time);
    }

    private void time(JsonGenerator out) {
        out.writeNumberProperty("nowMillis", HouseJson.millis(house.now()));
        HouseJson.time(out, house.time().state());
    }

    private void setTime(Context request) {
        JsonBody body = Answers.body(request, Set.of("paused", "speed"));
        body.number("speed")
                .ifPresent(speed -> {
                    if (!(speed >= SPEED_MIN && speed <= SPEED_MAX)) {
                        throw JsonBody.bad(
                                Words.of(WebWords.class)
                                        .outOfRange("speed", speed.toString(), "0.1", "1000"));
                    }
                    house.time().speed(speed);
                });
        body.flag("paused")
                .ifPresent(paused -> {
                    if (paused) {
                        house.time().pause();
                    } else {
                        house.time().resume();
                    }
                });
        time(request);
    }

    private void step(Context request) {
        if (!house.time().state().paused()) {
            throw new Refused(Trouble.NOT_PAUSED, "");
        }
        house.time().step();
        time(request);
    }

    /// The newest of these, the oldest of them first.
    private void happened(Context request, Set<String> types) {
        long after = Query.number(request, "after", 0, Long.MAX_VALUE);
        int limit = Math.toIntExact(Query.number(request, "limit", SHOWN, 20_000));
        EventFilter filter = EventFilter.of(request, types);
        filter.board().ifPresent(id -> board(house, id));
        List<Entry> all = house.events().after(after);
        List<Entry> wanted = all.stream().filter(filter::wants).toList();
        List<Entry> newest = wanted.subList(Math.max(0, wanted.size() - limit), wanted.size());
        Answers.json(
                request,
                out -> {
                    // whoever saw the event of this number last has missed some that are forgotten
                    out.writeBooleanProperty(
                            "forgotten", !all.isEmpty() && all.getFirst().number() > after + 1);
                    out.writeNumberProperty("last", all.isEmpty() ? after : all.getLast().number());
                    Json.array(
                            out,
                            "events",
                            newest,
                            it -> Json.element(out, () -> EventJson.write(out, it)));
                });
    }
}
