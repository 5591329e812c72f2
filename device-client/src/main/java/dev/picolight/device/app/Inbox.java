package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.LedShown;
import dev.picolight.device.lifecycle.DeviceEvent.LedWorks;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.MessagesDropped;
import dev.picolight.device.mqtt.TopicName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// What has happened to a device and was not handled yet. Any thread puts in, one takes out.
///
/// Holds 1,000 messages. When more come, the oldest of the same Topic Name is thrown away, or the
/// oldest at all: the newest command is the one that counts. Other events are few and never thrown
/// away.
final class Inbox {
    static final int MESSAGES_MAX = 1_000;

    /// An event, and when it came.
    record Entry(DeviceEvent event, Instant arrived) {}

    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private volatile Runnable bell = () -> {};
    private int messages;
    private int dropped;

    /// @param time stamps what comes
    Inbox(InstantSource time) {
        this.time = time;
    }

    /// Has this run after each event that is put in, on the thread that does it.
    void rings(Runnable somebody) {
        bell = somebody;
    }

    void put(DeviceEvent event) {
        lock.lock();
        try {
            if (event instanceof MessageArrived message) {
                if (messages == MESSAGES_MAX) {
                    drop(message.message().topic());
                }
                messages++;
            }
            entries.addLast(new Entry(event, time.instant()));
        } finally {
            lock.unlock();
        }
        bell.run();
    }

    private void drop(TopicName topic) {
        Optional<Entry> oldest = Optional.empty();
        Iterator<Entry> oldestFirst = entries.iterator();
        while (oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (entry.event() instanceof MessageArrived message) {
                if (message.message().topic().equals(topic)) {
                    oldestFirst.remove();
                    dropped();
                    return;
                }
                oldest = oldest.isPresent() ? oldest : Optional.of(entry);
            }
        }
        entries.remove(oldest.orElseThrow());
        dropped();
    }

    private void dropped() {
        messages--;
        dropped++;
    }

    /// The oldest entry; what was thrown away is told first.
    Optional<Entry> take() {
        lock.lock();
        try {
            if (dropped > 0) {
                Entry told = new Entry(new MessagesDropped(dropped), time.instant());
                dropped = 0;
                return Optional.of(told);
            }
            Optional<Entry> entry = Optional.ofNullable(entries.pollFirst());
            if (entry.filter(Inbox::isMessage).isPresent()) {
                messages--;
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /// All messages, the oldest first.
    List<Entry> takeMessages() {
        return takeAll(Inbox::isMessage);
    }

    /// What LEDs have done or not, the oldest first.
    List<Entry> takeNewsOfLeds() {
        return takeAll(Inbox::isNewsOfAnLed);
    }

    private List<Entry> takeAll(Predicate<Entry> wanted) {
        lock.lock();
        try {
            List<Entry> taken = entries.stream().filter(wanted).toList();
            entries.removeIf(wanted);
            messages -= (int) taken.stream().filter(Inbox::isMessage).count();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isMessage(Entry entry) {
        return entry.event() instanceof MessageArrived;
    }

    private static boolean isNewsOfAnLed(Entry entry) {
        return entry.event() instanceof LedFailed
                || entry.event() instanceof LedWorks
                || entry.event() instanceof LedShown;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /// How many events wait.
    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }
}
