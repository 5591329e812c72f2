package dev.picolight.simulator.record;

import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.lan.Radio;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A value change dump (IEEE 1364-2005 §18) with a scope for each board: `powered`, a wire for each
/// LED, `wifi` as a number and `standing` as characters. Times are the house's, in microseconds.
///
/// Names are ASCII, as the format wants them; what they stand for is said in comments in front.
final class VcdWriter implements EventWriter {
    private static final String STAGES =
            Arrays.stream(Radio.Stage.values())
                    .map(it -> number(it) + " " + Named.text(it).replace('-', ' '))
                    .collect(Collectors.joining(", "));
    private static final int STANDING_BYTES = 16; // "joining-network" has 15

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Board> boards = new LinkedHashMap<>();
    private final Map<VcdVariable, String> shown = new HashMap<>();
    private long micros = -1;
    private int variables;

    /// What there is of a board.
    private record Board(
            String scope,
            VcdVariable powered,
            VcdVariable wifi,
            VcdVariable standing,
            List<Light> lights) {}

    /// An LED. Only one on a pin can be dimmed.
    private record Light(VcdVariable lit, List<VcdVariable> percent) {}

    @Override
    public void begin(RecordingStart start) {
        part("date", start.beginning().toString());
        part("version", "PicoLight " + start.version());
        part(
                "comment",
                "%s time, seed %d; zero is the date above"
                        .formatted(
                                start.simulated() ? "simulated" : "live", start.plan().seed()));
        part("comment", "wifi: " + STAGES);
        part("comment", "standing: show it as ASCII");
        VcdNames scopes = new VcdNames();
        for (DeviceSettings settings : start.plan().boards()) {
            boards.put(settings.id().text(), board(settings, scopes));
        }
        line("$timescale 1 us $end");
        line("$scope module house $end");
        boards.values().forEach(this::declare);
        line("$upscope $end");
        line("$enddefinitions $end");
        time(start.at());
        line("$dumpvars");
        start.boards().forEach(this::state);
        line("$end");
    }

    private Board board(DeviceSettings settings, VcdNames scopes) {
        String id = settings.id().text();
        String scope = scopes.of(id, "board_" + boards.size());
        part("comment", scope + " is " + id);
        VcdVariable powered = VcdVariable.wire(variables++, "powered", 1);
        VcdVariable wifi = VcdVariable.wire(variables++, "wifi", Byte.SIZE);
        VcdVariable standing =
                VcdVariable.wire(variables++, "standing", STANDING_BYTES * Byte.SIZE);
        List<Light> lights = new ArrayList<>();
        for (LedSettings led : settings.allLeds()) {
            String name = VcdNames.led(lights.size(), led.room());
            part("comment", "%s.%s is %s".formatted(scope, name, led.room()));
            VcdVariable lit = VcdVariable.wire(variables++, name, 1);
            lights.add(
                    switch (led.place()) {
                        case LedSettings.Place.OnBoard() -> new Light(lit, List.of());
                        case LedSettings.Place.OnPin(_) ->
                                new Light(
                                        lit,
                                        List.of(VcdVariable.real(variables++, name + "_percent")));
                    });
        }
        return new Board(scope, powered, wifi, standing, lights);
    }

    private void declare(Board board) {
        line("$scope module %s $end".formatted(board.scope()));
        line(board.powered().declaration());
        board.lights()
                .forEach(light -> {
                    line(light.lit().declaration());
                    light.percent().forEach(it -> line(it.declaration()));
                });
        line(board.wifi().declaration());
        line(board.standing().declaration());
        line("$upscope $end");
    }

    private void state(BoardState state) {
        Board board = boards.get(state.id());
        if (board == null) {
            return;
        }
        change(board.powered(), state.powered() ? 1 : 0);
        for (int led = 0; led < state.leds().size(); led++) {
            light(board, led, state.leds().get(led).percent());
        }
        change(board.wifi(), number(state.stage()));
        standing(board, state.standing());
    }

    @Override
    public void write(EventLog.Entry entry) {
        if (!(entry.event() instanceof HouseEvent.OfBoard event)) {
            return;
        }
        Board board = boards.get(event.board());
        if (board == null) {
            return;
        }
        switch (event) {
            case HouseEvent.Powered it -> {
                time(it.at());
                change(board.powered(), it.on() ? 1 : 0);
                if (!it.on()) {
                    change(board.wifi(), number(Radio.Stage.OFF));
                }
            }
            case HouseEvent.RadioReached it -> {
                time(it.at());
                change(board.wifi(), number(it.stage()));
            }
            case HouseEvent.StandingChanged it -> {
                time(it.at());
                standing(board, it.standing());
            }
            case HouseEvent.LedChanged it -> {
                time(it.at());
                light(board, it.led(), it.percent());
            }
            case HouseEvent.ConsoleLine _,
                    HouseEvent.ConnectionChanged _,
                    HouseEvent.BytesCarried _,
                    HouseEvent.PacketSeen _ -> {}
        }
    }

    /// Ours, and the same in every version: the numbers of MicroPython mean several stages each.
    private static int number(Radio.Stage stage) {
        return switch (stage) {
            case OFF -> 0;
            case STARTED -> 1;
            case JOINING -> 2;
            case WAITING_FOR_ADDRESS -> 3;
            case CONNECTED -> 4;
            case LOST -> 5;
            case JOIN_FAILED -> 6;
            case NO_ACCESS_POINT -> 7;
            case WRONG_PASSWORD -> 8;
        };
    }

    private void light(Board board, int led, int percent) {
        if (led < board.lights().size()) {
            Light light = board.lights().get(led);
            change(light.lit(), percent > 0 ? 1 : 0);
            light.percent().forEach(it -> change(it, percent));
        }
    }

    private void standing(Board board, String standing) {
        byte[] ascii = standing.getBytes(StandardCharsets.US_ASCII);
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < Math.min(ascii.length, STANDING_BYTES); i++) {
            bits.append(Integer.toBinaryString(0x100 | (ascii[i] & 0x7F)).substring(1));
        }
        change(board.standing(), board.standing().bits(bits.toString()));
    }

    private void change(VcdVariable variable, int value) {
        change(variable, variable.value(value));
    }

    private void change(VcdVariable variable, String line) {
        if (!line.equals(shown.put(variable, line))) {
            line(line);
        }
    }

    /// Never back: threads of a house may report in another order than they looked at the clock.
    private void time(Duration at) {
        long now = at.toNanos() / 1_000;
        if (now > micros) {
            micros = now;
            line("#" + now);
        }
    }

    @Override
    public void missed(Missed missed) {
        time(missed.at());
        part("comment", "from here on %d events are missing".formatted(missed.events()));
    }

    @Override
    public void end(Duration at) {
        time(at);
    }

    private void part(String keyword, String words) {
        line("$%s %s $end".formatted(keyword, words.replace('$', '_').strip()));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public byte[] take() {
        byte[] taken = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        return taken;
    }
}
