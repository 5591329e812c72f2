package dev.picolight.simulator.record;

import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HouseEvent.BytesCarried;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What has happened and is not written yet: bounded. When it is full, events are missed and
/// counted, or whoever brings one waits.
final class Backlog {
    private static final int EVENTS_MAX = 16_384;
    private static final int RESERVE = 2;
    private static final long BYTES_MAX = 16L << 20;

    /// One or the other: something happened, or was missed.
    sealed interface Item {
        record Happened(EventLog.Entry entry) implements Item {}

        record Lost(Missed missed) implements Item {}
    }

    private final boolean waits;
    private final int eventsMax;
    private final Map<Missed.Direction, Long> lostBytes = new HashMap<>();
    private List<Item> items = new ArrayList<>();
    private long bytes;
    private long lost;
    private long lastLost;
    private Duration firstLost = Duration.ZERO;
    private boolean ended;

    /// @param waits whether bringing waits for room, for a house whose time stands still meanwhile;
    ///   otherwise it never waits
    Backlog(boolean waits) {
        this(waits, EVENTS_MAX);
    }

    Backlog(boolean waits, int eventsMax) {
        this.waits = waits;
        this.eventsMax = eventsMax;
    }

    /// Brings an event.
    synchronized void add(EventLog.Entry entry) {
        while (waits && isFull() && !ended) {
            try {
                wait();
            } catch (InterruptedException leftOut) {
                Thread.currentThread().interrupt();
                break; // missed, below
            }
        }
        if (ended) {
            return;
        }
        if (isFull() && (isBulk(entry.event()) || items.size() >= RESERVE * eventsMax)) {
            miss(entry);
            return;
        }
        flushMissed();
        items.add(new Item.Happened(entry));
        bytes += size(entry);
        notifyAll();
    }

    /// What there is much of. The rest is rare, and nothing after it is understood without it.
    private static boolean isBulk(HouseEvent event) {
        return switch (event) {
            case HouseEvent.BytesCarried _,
                    HouseEvent.PacketSeen _,
                    HouseEvent.MessageSeen _,
                    HouseEvent.ConsoleLine _,
                    HouseEvent.LedChanged _ ->
                    true;
            case HouseEvent.Powered _,
                    HouseEvent.RadioReached _,
                    HouseEvent.StandingChanged _,
                    HouseEvent.ConnectionChanged _,
                    HouseEvent.Published _,
                    HouseEvent.FaultChanged _,
                    HouseEvent.BrokerChanged _,
                    HouseEvent.TimeChanged _ ->
                    false;
        };
    }

    private boolean isFull() {
        return items.size() >= eventsMax || bytes > BYTES_MAX;
    }

    private void miss(EventLog.Entry entry) {
        if (lost == 0) {
            firstLost = entry.event().at();
        }
        lost++;
        lastLost = entry.number();
        if (entry.event() instanceof BytesCarried it) {
            lostBytes.merge(
                    new Missed.Direction(it.board(), it.connection(), it.toBroker()),
                    (long) it.bytes().size(),
                    Long::sum);
        }
    }

    private void flushMissed() {
        if (lost > 0) {
            items.add(new Item.Lost(new Missed(firstLost, lost, lastLost, lostBytes)));
            lost = 0;
            lostBytes.clear();
        }
    }

    private static long size(EventLog.Entry entry) {
        return entry.event() instanceof BytesCarried carried ? carried.bytes().size() : 0;
    }

    /// Nothing comes any more. Whoever waits goes on.
    synchronized void end() {
        flushMissed();
        ended = true;
        notifyAll();
    }

    /// Everything that is there; waits until there is something. Empty after the end.
    synchronized Optional<List<Item>> take() throws InterruptedException {
        while (items.isEmpty() && !ended) {
            wait();
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<Item> taken = items;
        items = new ArrayList<>();
        bytes = 0;
        notifyAll();
        return Optional.of(taken);
    }
}
