package dev.picolight.simulator.panel;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.PacketSummary;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The last lines of each pane. Any thread may call.
final class PanelLog {
    private static final int LINES_MAX = 1_000;

    /// @param board it is about; empty: the whole house
    private record Line(Optional<String> board, String text) {}

    private final Map<Panel.Pane, Deque<Line>> lines = new EnumMap<>(Panel.Pane.class);
    private final boolean manyBoards;

    /// @param manyBoards whether lines must say which board they are about
    PanelLog(boolean manyBoards) {
        this.manyBoards = manyBoards;
        for (Panel.Pane pane : Panel.Pane.values()) {
            lines.put(pane, new ArrayDeque<>());
        }
    }

    void take(EventLog.Entry entry) {
        HouseEvent event = entry.event();
        switch (event) {
            case HouseEvent.ConsoleLine it -> add(Panel.Pane.CONSOLE, event, said(it));
            case HouseEvent.PacketSeen it -> add(Panel.Pane.PACKETS, event, packet(it));
            case HouseEvent.BytesCarried _ -> {}
            default -> add(Panel.Pane.EVENTS, event, told(event));
        }
    }

    private String said(HouseEvent.ConsoleLine line) {
        return (manyBoards ? line.board() + ": " : "") + line.text();
    }

    private String packet(HouseEvent.PacketSeen seen) {
        PacketSummary packet = seen.packet();
        return "%s%s %-10s %s"
                .formatted(
                        manyBoards ? seen.board() + " " : "",
                        seen.toBroker() ? "→" : "←",
                        packet.type(),
                        (packet.topic().map(topic -> topic + " ").orElse("") + packet.text())
                                .strip());
    }

    private static String told(HouseEvent event) {
        PanelWords words = Words.of(PanelWords.class);
        return switch (event) {
            case HouseEvent.Powered it ->
                    words.power(it.board(), it.on() ? words.plugIn() : words.plugOut());
            case HouseEvent.RadioReached it ->
                    words.radio(
                            it.board(),
                            it.stage().wlanStatus(),
                            it.stage().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            case HouseEvent.StandingChanged it -> words.standing(it.board(), it.standing());
            case HouseEvent.LedChanged it -> led(words, it);
            case HouseEvent.ConnectionChanged it ->
                    words.connection(
                            it.board(),
                            it.connection(),
                            it.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            "%s:%d".formatted(it.to().getHostString(), it.to().getPort()));
            case HouseEvent.Published it ->
                    words.publishedBy(
                            it.message().topic().text(),
                            it.message()
                                    .payload()
                                    .text()
                                    .orElse(it.message().payload().toString()));
            case HouseEvent.MessageSeen it ->
                    words.heard(
                            it.message().topic().text(),
                            it.message()
                                    .payload()
                                    .text()
                                    .orElse(it.message().payload().toString()));
            case HouseEvent.FaultChanged it -> {
                String fault = FaultText.text(it.fault().fault());
                String board = it.fault().board().orElseGet(words::allBoards);
                yield it.began() ? words.began(fault, board) : words.ended(fault, board);
            }
            case HouseEvent.BrokerChanged it -> words.broker(it.standing());
            case HouseEvent.TimeChanged it ->
                    "×%s%s"
                            .formatted(
                                    it.state().speed(),
                                    it.state().paused() ? " " + words.paused() : "");
            case HouseEvent.ConsoleLine _, HouseEvent.PacketSeen _, HouseEvent.BytesCarried _ ->
                    throw new IllegalArgumentException("of another pane: " + event);
        };
    }

    private static String led(PanelWords words, HouseEvent.LedChanged led) {
        return switch (led.percent()) {
            case 0 -> "○ " + words.dark(led.board(), led.room());
            case 100 -> "● " + words.lit(led.board(), led.room());
            default -> "◐ " + words.light(led.board(), led.room(), led.percent());
        };
    }

    private void add(Panel.Pane pane, HouseEvent event, String text) {
        String line = "%s  %s".formatted(seconds(event.at()), text);
        synchronized (lines) {
            Deque<Line> of = of(pane);
            of.addLast(new Line(event.ofBoard(), Shown.bounded(line, 2_000)));
            if (of.size() > LINES_MAX) {
                of.removeFirst();
            }
        }
    }

    private Deque<Line> of(Panel.Pane pane) {
        return Optional.ofNullable(lines.get(pane)).orElseThrow();
    }

    /// For example ` 3.214 s`.
    static String seconds(Duration span) {
        return String.format(Locale.ROOT, "%8.3f s", span.toNanos() / 1e9);
    }

    /// The newest lines, the oldest of them first.
    ///
    /// @param board whose lines; empty: everybody's
    /// @param filter a text they contain, in whichever case
    List<String> newest(Panel.Pane pane, Optional<String> board, String filter, int count) {
        Deque<String> found = new ArrayDeque<>();
        String wanted = filter.toLowerCase(Locale.ROOT);
        synchronized (lines) {
            var backwards = of(pane).descendingIterator();
            while (backwards.hasNext() && found.size() < count) {
                Line line = backwards.next();
                boolean ofBoard =
                        board.isEmpty() || line.board().isEmpty() || line.board().equals(board);
                if (ofBoard && line.text().toLowerCase(Locale.ROOT).contains(wanted)) {
                    found.addFirst(line.text());
                }
            }
        }
        return List.copyOf(found);
    }
}
