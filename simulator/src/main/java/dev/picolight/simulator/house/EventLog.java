package dev.picolight.simulator.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What has happened, numbered, in order; the oldest is forgotten when there is too much. Any
/// thread may call.
public final class EventLog {
    /// How many events are remembered.
    public static final int EVENTS_MAX = 20_000;

    /// How many bytes of connections are remembered at most.
    private static final long BYTES_MAX = 8L << 20;

    /// An event and its number.
    ///
    /// @param number 1 for the first; never skips one
    public record Entry(long number, HouseEvent event) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final List<Consumer<Entry>> watchers = new CopyOnWriteArrayList<>();
    private long last;
    private long bytes;

    /// Notes an event and tells all watchers, in the order of the numbers.
    public synchronized void add(HouseEvent event) {
        Entry entry = new Entry(++last, event);
        entries.addLast(entry);
        bytes += weight(entry);
        while (entries.size() > EVENTS_MAX || (bytes > BYTES_MAX && entries.size() > 1)) {
            bytes -= weight(entries.removeFirst());
        }
        watchers.forEach(watcher -> watcher.accept(entry));
    }

    private static long weight(Entry entry) {
        return entry.event() instanceof HouseEvent.BytesCarried carried
                ? carried.bytes().size()
                : 0;
    }

    /// Tells each event from now on. Called while the log is held, so it must not block and must
    /// not wait for another thread that uses the log.
    ///
    /// @return what ends it
    public Runnable watch(Consumer<Entry> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /// What came after this number, as far as it is remembered, the oldest first.
    public synchronized List<Entry> after(long number) {
        List<Entry> later = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.number() > number) {
                later.add(entry);
            }
        }
        return later;
    }

    /// The number of the newest event; 0 before the first.
    public synchronized long last() {
        return last;
    }
}
