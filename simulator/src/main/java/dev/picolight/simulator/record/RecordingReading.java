package dev.picolight.simulator.record;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.lan.Radio;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A recording while it is read, line by line.
final class RecordingReading {
    private final List<EventLog.Entry> entries = new ArrayList<>();
    private Optional<RecordingStart> start = Optional.empty();
    private long last;
    private long missed;
    private boolean complete;
    private Duration until = Duration.ZERO;

    /// @throws IllegalArgumentException with words for the user
    void line(String text) {
        Members line = JsonObject.read(text);
        if (start.isEmpty()) {
            RecordingStart read = start(line);
            start = Optional.of(read);
            last = read.after();
            until = read.at();
            return;
        }
        Duration at = at(line);
        String event = line.text("event");
        if (complete) {
            throw new IllegalArgumentException(Words.of(RecordWords.class).afterTheEnd());
        }
        until = at.compareTo(until) > 0 ? at : until;
        if (event.equals("end")) {
            complete = true;
            return;
        }
        long number = line.whole("number", last + 1, Long.MAX_VALUE);
        if (event.equals("missed")) {
            missed += line.whole("events", 1, Long.MAX_VALUE);
        } else {
            entries.add(new EventLog.Entry(number, EventReading.of(event, at, line)));
        }
        last = number;
    }

    Recording result() {
        return new Recording(start.orElseThrow(), entries, missed, complete, until);
    }

    private static RecordingStart start(Members line) {
        if (!line.has("picolight-recording")) {
            throw new IllegalArgumentException(Words.of(RecordWords.class).noHeader());
        }
        line.whole("picolight-recording", JsonLinesWriter.FORMAT, JsonLinesWriter.FORMAT);
        String time = line.text("time");
        if (!time.equals("simulated") && !time.equals("live")) {
            throw new IllegalArgumentException(
                    Words.of(RecordWords.class).memberRefused("time", time, "simulated, live"));
        }
        return new RecordingStart(
                line.text("version"),
                Instant.parse(line.text("beginning")),
                time.equals("simulated"),
                at(line),
                line.whole("after", 0, Long.MAX_VALUE),
                PlanReading.of(line.object("plan")),
                line.objects("states").stream().map(RecordingReading::state).toList(),
                line.objects("open").stream()
                        .map(it -> EventReading.connection(at(it), it))
                        .toList());
    }

    private static BoardState state(Members state) {
        return new BoardState(
                state.text("board"),
                state.truth("powered"),
                state.choice("stage", Radio.Stage.class),
                state.optionalText("address"),
                state.text("standing"),
                state.objects("leds").stream()
                        .map(led ->
                                new BoardState.LedState(
                                        led.text("room"),
                                        led.truth("on-board"),
                                        (int) led.whole("percent", 0, 100)))
                        .toList());
    }

    private static Duration at(Members line) {
        Duration at = Seconds.of(line.number("at"));
        if (at.isNegative()) {
            throw new IllegalArgumentException(
                    Words.of(RecordWords.class).memberRefused("at", Seconds.text(at), "0 …"));
        }
        return at;
    }
}
