package dev.picolight.simulator.junit;

import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What tests ask of a house's past: lights, consoles, messages. Kept apart from the [EventLog],
/// which forgets an LED's light when much else happens. For any thread.
final class Memories {
    private static final int LINES_MAX = 2_000;
    private static final int MESSAGES_MAX = 10_000;
    private static final int MENDED_MAX = 5;

    private record Place(String board, int led) {}

    /// A message that somebody listened for.
    ///
    /// @param number 1 for the first
    record Heard(long number, Duration at, InboundMessage message) {}

    private final Map<Place, LightHistory> lights = new ConcurrentHashMap<>();
    private final Map<String, Deque<HouseEvent.ConsoleLine>> consoles = new ConcurrentHashMap<>();
    private final Deque<Heard> heard = new ArrayDeque<>();
    private final Deque<HouseEvent.FaultChanged> mended = new ArrayDeque<>();
    private long messages;
    private long noted;

    /// Notes what the log has and a watcher may not have been told yet.
    void catchUp(EventLog log) {
        if (log.last() > noted()) {
            log.after(noted()).forEach(this::note);
        }
    }

    private synchronized long noted() {
        return noted;
    }

    /// Notes an event, unless that was done.
    synchronized void note(EventLog.Entry entry) {
        if (entry.number() > noted) {
            noted = entry.number();
            remember(entry.event());
        }
    }

    private void remember(HouseEvent event) {
        switch (event) {
            case HouseEvent.LedChanged it ->
                    light(it.board(), it.led()).add(new LightChange(it.at(), it.percent()));
            case HouseEvent.ConsoleLine it -> {
                Deque<HouseEvent.ConsoleLine> lines = console(it.board());
                synchronized (lines) {
                    lines.addLast(it);
                    if (lines.size() > LINES_MAX) {
                        lines.removeFirst();
                    }
                }
            }
            case HouseEvent.MessageSeen it -> hear(it);
            case HouseEvent.FaultChanged it -> mend(it);
            case HouseEvent.Powered _,
                    HouseEvent.RadioReached _,
                    HouseEvent.StandingChanged _,
                    HouseEvent.ConnectionChanged _,
                    HouseEvent.BytesCarried _,
                    HouseEvent.PacketSeen _,
                    HouseEvent.Published _,
                    HouseEvent.BrokerChanged _,
                    HouseEvent.TimeChanged _ -> {}
        }
    }

    private void mend(HouseEvent.FaultChanged change) {
        if (!change.began()) {
            mended.addLast(change);
            if (mended.size() > MENDED_MAX) {
                mended.removeFirst();
            }
        }
    }

    /// What was broken on purpose and is no longer, the last few.
    synchronized List<HouseEvent.FaultChanged> mended() {
        return List.copyOf(mended);
    }

    private void hear(HouseEvent.MessageSeen seen) {
        synchronized (heard) {
            heard.addLast(new Heard(++messages, seen.at(), seen.message()));
            if (heard.size() > MESSAGES_MAX) {
                heard.removeFirst();
            }
        }
    }

    /// @param led its position in the board's settings
    LightHistory light(String board, int led) {
        return lights.computeIfAbsent(new Place(board, led), _ -> new LightHistory());
    }

    private Deque<HouseEvent.ConsoleLine> console(String board) {
        return consoles.computeIfAbsent(board, _ -> new ArrayDeque<>());
    }

    /// The lines of a board's console that are remembered, the oldest first.
    List<HouseEvent.ConsoleLine> lines(String board) {
        Deque<HouseEvent.ConsoleLine> lines = console(board);
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /// The messages that are remembered, the oldest first.
    List<Heard> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    /// The number of the newest message; 0 before the first.
    long lastHeard() {
        synchronized (heard) {
            return messages;
        }
    }
}
