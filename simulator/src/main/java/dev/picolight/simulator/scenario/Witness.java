package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What has been seen of a house so far: it is told every event in its order, and nothing that
/// flashes by is lost.
final class Witness {
    private static final int LINES_MAX = 50_000;
    private static final int CHANGES_MAX = 5_000;

    /// A line on a console.
    record Line(long number, Duration at, String text) {}

    /// A change of one LED.
    record Change(Duration at, boolean lit) {}

    /// A message that was listened for.
    record Message(Duration at, InboundMessage message) {}

    /// A message that somebody sent, whether it was listened for or not.
    record Sent(Duration at, String topic, String text) {}

    /// One LED and all that it did.
    static final class LedTrack {
        private final String board;
        private final int index;
        private String room;
        private boolean lit;
        private final Tail<Change> changes = new Tail<>(CHANGES_MAX);

        private LedTrack(String board, int index, String room) {
            this.board = board;
            this.index = index;
            this.room = room;
        }

        String board() {
            return board;
        }

        int index() {
            return index;
        }

        String room() {
            return room;
        }

        boolean isLit() {
            return lit;
        }

        Tail<Change> changes() {
            return changes;
        }
    }

    private record LedKey(String board, int index) {}

    private final Map<LedKey, LedTrack> leds =
            new TreeMap<>(Comparator.comparing(LedKey::board).thenComparingInt(LedKey::index));
    private final Map<String, Tail<Line>> consoles = new LinkedHashMap<>();
    private final Map<String, String> standings = new LinkedHashMap<>();
    private final Tail<Message> messages = new Tail<>(LINES_MAX);
    private final Tail<Sent> sent = new Tail<>(1_000);
    private long newest;

    /// One that begins with what is there.
    ///
    /// @param newest the number of the newest event so far
    Witness(List<BoardState> boards, long newest) {
        this.newest = newest;
        for (BoardState board : boards) {
            consoles.put(board.id(), new Tail<>(LINES_MAX));
            standings.put(board.id(), board.standing());
            for (int i = 0; i < board.leds().size(); i++) {
                BoardState.LedState led = board.leds().get(i);
                track(board.id(), i, led.room()).lit = led.isLit();
            }
        }
    }

    private LedTrack track(String board, int index, String room) {
        return leds.computeIfAbsent(
                new LedKey(board, index), key -> new LedTrack(key.board(), key.index(), room));
    }

    /// The number of the newest event that was seen.
    long newest() {
        return newest;
    }

    void see(EventLog.Entry entry) {
        newest = Math.max(newest, entry.number());
        switch (entry.event()) {
            case HouseEvent.ConsoleLine line ->
                    console(line.board()).add(new Line(entry.number(), line.at(), line.text()));
            case HouseEvent.LedChanged changed -> see(changed);
            case HouseEvent.StandingChanged changed ->
                    standings.put(changed.board(), changed.standing());
            case HouseEvent.MessageSeen seen -> {
                messages.add(new Message(seen.at(), seen.message()));
                sent(seen.at(), seen.message().topic().text(), text(seen.message()));
            }
            case HouseEvent.PacketSeen seen when seen.packet().type().equals("PUBLISH") ->
                    seen.packet()
                            .topic()
                            .ifPresent(topic -> sent(seen.at(), topic, seen.packet().text()));
            case HouseEvent.Published published ->
                    sent(
                            published.at(),
                            published.message().topic().text(),
                            published
                                    .message()
                                    .payload()
                                    .text()
                                    .orElse(published.message().payload().toString()));
            case HouseEvent.PacketSeen _,
                    HouseEvent.Powered _,
                    HouseEvent.RadioReached _,
                    HouseEvent.ConnectionChanged _,
                    HouseEvent.BytesCarried _,
                    HouseEvent.FaultChanged _,
                    HouseEvent.BrokerChanged _,
                    HouseEvent.TimeChanged _ -> {}
        }
    }

    private void see(HouseEvent.LedChanged changed) {
        LedTrack track = track(changed.board(), changed.led(), changed.room());
        track.room = changed.room();
        if (track.lit != changed.isLit()) {
            track.lit = changed.isLit();
            track.changes.add(new Change(changed.at(), changed.isLit()));
        }
    }

    private void sent(Duration at, String topic, String text) {
        sent.add(new Sent(at, topic, text));
    }

    static String text(InboundMessage message) {
        return message.payload().text().orElse(message.payload().toString());
    }

    Tail<Line> console(String board) {
        return consoles.computeIfAbsent(board, _ -> new Tail<>(LINES_MAX));
    }

    String standing(String board) {
        return Optional.ofNullable(standings.get(board)).orElse("");
    }

    Tail<Message> messages() {
        return messages;
    }

    Tail<Sent> sent() {
        return sent;
    }

    /// The LEDs that all of this is true of.
    List<LedTrack> leds(Optional<String> room, Optional<String> board, Optional<Integer> index) {
        return leds.values().stream()
                .filter(led -> room.map(led.room()::equals).orElse(true))
                .filter(led -> board.map(led.board()::equals).orElse(true))
                .filter(led -> index.map(it -> it == led.index()).orElse(true))
                .toList();
    }
}
