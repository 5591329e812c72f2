package dev.picolight.simulator.web;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.record.RecordingFormat;
import dev.picolight.simulator.record.Recordings;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// Recordings of the house: begun, ended, downloaded.
final class RecordingApi {
    private final Recordings recordings;

    RecordingApi(Recordings recordings) {
        this.recordings = recordings;
    }

    List<Route> routes() {
        return List.of(
                new Route(Route.Method.GET, "/api/recordings", this::list),
                new Route(Route.Method.POST, "/api/recordings", this::start),
                new Route(Route.Method.POST, "/api/recordings/{name}/stop", this::stop),
                new Route(Route.Method.DELETE, "/api/recordings/{name}", this::delete),
                new Route(Route.Method.GET, "/api/recordings/{name}/{format}", this::download));
    }

    private void list(Context request) {
        List<Recordings.Summary> all = recordings.list();
        Answers.json(
                request,
                out ->
                        Json.array(
                                out,
                                "recordings",
                                all,
                                it -> Json.element(out, () -> write(out, it))));
    }

    private void start(Context request) {
        Answers.body(request, Set.of()); // so that no other site's form can do it
        Recordings.Summary started = recordings.start();
        request.status(201);
        Answers.json(request, out -> write(out, started));
    }

    private void stop(Context request) {
        Answers.body(request, Set.of());
        Recordings.Summary stopped = recordings.stop(name(request));
        Answers.json(request, out -> write(out, stopped));
    }

    private void delete(Context request) {
        recordings.delete(name(request));
        list(request);
    }

    private void download(Context request) throws IOException {
        String name = name(request);
        RecordingFormat format = format(request.pathParam("format"));
        try (InputStream in = recordings.open(name, format)) {
            request.header("Cache-Control", "no-store");
            request.header(
                    "Content-Disposition",
                    "attachment; filename=\"%s%s\"".formatted(name, format.suffix()));
            request.res().setContentType(format.mediaType());
            in.transferTo(request.res().getOutputStream());
        }
    }

    /// @throws Refused when there is none of this name
    private String name(Context request) {
        String name = request.pathParam("name");
        return recordings.list().stream()
                .map(Recordings.Summary::name)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> new Refused(Trouble.NO_RECORDING, name));
    }

    private static RecordingFormat format(String name) {
        return Arrays.stream(RecordingFormat.values())
                .filter(it -> HouseJson.constant(it).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        JsonBody.bad(
                                Words.of(WebWords.class)
                                        .noChoice("format", name, "jsonl, vcd, pcap")));
    }

    private static void write(JsonGenerator out, Recordings.Summary it) {
        out.writeStringProperty("name", it.name());
        out.writeBooleanProperty("running", it.running());
        out.writeNumberProperty("beganMillis", HouseJson.millis(it.began()));
        out.writeNumberProperty("events", it.events());
        out.writeNumberProperty("missed", it.missed());
        Json.object(
                out,
                "bytes",
                () -> {
                    for (RecordingFormat format : RecordingFormat.values()) {
                        out.writeNumberProperty(HouseJson.constant(format), it.bytes(format));
                    }
                });
    }
}
