package dev.picolight.simulator.record;

import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent.ConnectionChanged;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Everything, one event a line, in UTF-8; the first line is the [RecordingStart]. [Recording]
/// reads it.
final class JsonLinesWriter implements EventWriter {
    /// Of the format: another one is not read.
    static final int FORMAT = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void begin(RecordingStart start) {
        line(out -> {
            out.writeNumberProperty("picolight-recording", FORMAT);
            out.writeStringProperty("version", start.version());
            out.writeStringProperty("time", start.simulated() ? "simulated" : "live");
            out.writeStringProperty("beginning", start.beginning().toString());
            at(out, start.at());
            out.writeNumberProperty("after", start.after());
            out.writeObjectPropertyStart("plan");
            PlanJson.write(out, start.plan());
            out.writeEndObject();
            out.writeArrayPropertyStart("states");
            start.boards().forEach(board -> state(out, board));
            out.writeEndArray();
            out.writeArrayPropertyStart("open");
            start.open().forEach(it -> open(out, it));
            out.writeEndArray();
        });
    }

    private static void state(JsonGenerator out, BoardState board) {
        out.writeStartObject();
        out.writeStringProperty("board", board.id());
        out.writeBooleanProperty("powered", board.powered());
        out.writeStringProperty("stage", Named.text(board.stage()));
        board.address().ifPresent(it -> out.writeStringProperty("address", it));
        out.writeStringProperty("standing", board.standing());
        out.writeArrayPropertyStart("leds");
        for (BoardState.LedState led : board.leds()) {
            out.writeStartObject();
            out.writeStringProperty("room", led.room());
            out.writeBooleanProperty("on-board", led.onBoard());
            out.writeNumberProperty("percent", led.percent());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void open(JsonGenerator out, ConnectionChanged connection) {
        out.writeStartObject();
        at(out, connection.at());
        out.writeStringProperty("board", connection.board());
        EventJson.write(out, connection);
        out.writeEndObject();
    }

    @Override
    public void write(EventLog.Entry entry) {
        line(out -> {
            at(out, entry.event().at());
            out.writeNumberProperty("number", entry.number());
            out.writeStringProperty("event", EventJson.name(entry.event()));
            EventJson.write(out, entry.event());
        });
    }

    @Override
    public void missed(Missed missed) {
        line(out -> {
            at(out, missed.at());
            out.writeNumberProperty("number", missed.last());
            out.writeStringProperty("event", "missed");
            out.writeNumberProperty("events", missed.events());
        });
    }

    @Override
    public void end(Duration at) {
        line(out -> {
            at(out, at);
            out.writeStringProperty("event", "end");
        });
    }

    private static void at(JsonGenerator out, Duration at) {
        out.writeName("at");
        out.writeRawValue(Seconds.text(at));
    }

    private void line(Consumer<JsonGenerator> members) {
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        }
        bytes.write('\n');
    }

    @Override
    public byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }
}
