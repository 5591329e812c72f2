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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value change dump (IEEE 1364-2005 §18) with a scope for each board: `powered`, `wifi` for
/// having an address, `online` for being connected to the broker, and a wire for each LED. Times
/// are the house's, in microseconds.
///
/// Only wires, because libsigrok 0.5, which PulseView of Debian is built with, ends at the first
/// vector. Names are ASCII, as the format wants them; what they stand for is said in comments.
final class VcdWriter implements EventWriter {
    private static final String ONLINE = "online";

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Board> boards = new LinkedHashMap<>();
    private final Map<VcdVariable, Boolean> shown = new HashMap<>();
    private long micros = -1;
    private int variables;

    /// What there is of a board.
    private record Board(
            String scope,
            VcdVariable powered,
            VcdVariable wifi,
            VcdVariable online,
            List<VcdVariable> leds) {}

    @Override
    public void begin(RecordingStart start) {
        part("date", start.beginning().toString());
        part("version", "PicoLight " + start.version());
        part(
                "comment",
                "%s time, seed %d; zero is the date above"
                        .formatted(start.simulated() ? "simulated" : "live", start.plan().seed()));
        part("comment", "powered, wifi: has an address, online: connected to the broker");
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
        VcdVariable powered = wire("powered");
        VcdVariable wifi = wire("wifi");
        VcdVariable online = wire(ONLINE);
        List<VcdVariable> leds = new ArrayList<>();
        for (LedSettings led : settings.allLeds()) {
            String name = VcdNames.led(leds.size(), led.room());
            part("comment", "%s.%s is %s".formatted(scope, name, led.room()));
            leds.add(wire(name));
        }
        return new Board(scope, powered, wifi, online, leds);
    }

    private VcdVariable wire(String name) {
        return VcdVariable.wire(variables++, name);
    }

    private void declare(Board board) {
        line("$scope module %s $end".formatted(board.scope()));
        line(board.powered().declaration());
        line(board.wifi().declaration());
        line(board.online().declaration());
        board.leds().forEach(led -> line(led.declaration()));
        line("$upscope $end");
    }

    private void state(BoardState state) {
        Board board = boards.get(state.id());
        if (board == null) {
            return;
        }
        change(board.powered(), state.powered());
        for (int led = 0; led < state.leds().size(); led++) {
            light(board, led, state.leds().get(led).percent());
        }
        change(board.wifi(), state.stage() == Radio.Stage.CONNECTED);
        change(board.online(), state.standing().equals(ONLINE));
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
                change(board.powered(), it.on());
                if (!it.on()) {
                    change(board.wifi(), false);
                    change(board.online(), false);
                }
            }
            case HouseEvent.RadioReached it -> {
                time(it.at());
                change(board.wifi(), it.stage() == Radio.Stage.CONNECTED);
            }
            case HouseEvent.StandingChanged it -> {
                time(it.at());
                change(board.online(), it.standing().equals(ONLINE));
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

    private void light(Board board, int led, int percent) {
        if (led < board.leds().size()) {
            change(board.leds().get(led), percent > 0);
        }
    }

    private void change(VcdVariable variable, boolean high) {
        if (!Boolean.valueOf(high).equals(shown.put(variable, high))) {
            line(variable.value(high));
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
