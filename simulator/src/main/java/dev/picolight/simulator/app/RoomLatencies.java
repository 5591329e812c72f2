package dev.picolight.simulator.app;

import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.house.TroubledTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Switches the lights of random boards, and measures how long after the moment at which a message
/// was due the LED followed. A room is not asked again before it has.
final class RoomLatencies {
    private static final int DIGITS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// What a board has still to do.
    ///
    /// @param due when the message was to be published, by the nano clock
    private record Wanted(boolean lit, long due) {}

    private final LiveHouse house;
    private final List<String> boards;
    private final Random chance;
    private final Histogram micros = new Histogram(DIGITS);
    private final Map<String, Wanted> waiting = new HashMap<>();
    private final Set<String> lit = new HashSet<>();
    private final Runnable watch;

    RoomLatencies(LiveHouse house, List<String> boards, long seed) {
        this.house = house;
        this.boards = boards;
        this.chance = new Random(seed);
        this.watch = house.events().watch(this::seen);
    }

    private synchronized void seen(EventLog.Entry entry) {
        if (entry.event() instanceof HouseEvent.LedChanged change) {
            Wanted wanted = waiting.get(change.board());
            if (wanted != null && wanted.lit() == change.isLit()) {
                waiting.remove(change.board());
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - wanted.due()));
            }
        }
    }

    /// Publishes for so long.
    ///
    /// @return how many messages
    int publish(int rate, Duration span) {
        long began = System.nanoTime();
        long total = rate * span.toSeconds();
        int sent = 0;
        for (long turn = 0; turn < total; turn++) {
            long due = began + TimeUnit.SECONDS.toNanos(turn) / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            String board = boards.get(chance.nextInt(boards.size()));
            if (begin(board, due)) {
                house.publish(
                        TroubledTime.command(
                                BenchHouse.room(board), lit.contains(board) ? "ON" : "OFF"));
                sent++;
            }
        }
        return sent;
    }

    /// @return false when this board is still waited for
    private synchronized boolean begin(String board, long due) {
        if (waiting.containsKey(board)) {
            return false;
        }
        boolean on = lit.add(board);
        if (!on) {
            lit.remove(board);
        }
        waiting.put(board, new Wanted(on, due));
        return true;
    }

    /// Waits for those that have not followed yet.
    ///
    /// @return how many did not
    int finish() throws InterruptedException {
        house.await(() -> unanswered() == 0, PATIENCE);
        watch.run();
        return unanswered();
    }

    private synchronized int unanswered() {
        return waiting.size();
    }

    /// How long it took, in microseconds.
    synchronized Histogram micros() {
        return micros.copy();
    }
}
