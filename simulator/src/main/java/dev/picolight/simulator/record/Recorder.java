package dev.picolight.simulator.record;

import dev.picolight.device.app.Program;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent.ConnectionChanged;
import dev.picolight.simulator.lan.Tap;
import dev.picolight.simulator.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Writes what happens in a house into files, from its start until it is closed, on a thread of its
/// own. A house in real time never waits for it: what comes too fast is missed, counted and said. A
/// house in simulated time waits, so that the same seed gives the same bytes.
///
/// A file that cannot be written any more is given up, with words; the house goes on.
public final class Recorder implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5); // a disk may hang

    private final House house;
    private final Backlog backlog;
    private final Runnable unwatch;
    private final RecordingStart start;
    private final Passwords passwords = new Passwords();
    private final Tracks tracks;
    private final Consumer<String> news;
    private final Thread thread;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private volatile Optional<Duration> end = Optional.empty();

    private Recorder(
            House house,
            List<RecordingFile> files,
            Budget budget,
            Consumer<String> news,
            InstantSource clock) {
        this.house = house;
        this.news = news;
        this.tracks = new Tracks(files, budget, news);
        boolean simulated = house.broker().isEmpty();
        this.backlog = new Backlog(simulated);
        this.unwatch = house.events().watch(backlog::add);
        List<EventLog.Entry> past = house.events().after(0);
        this.start =
                new RecordingStart(
                        Program.version(),
                        simulated ? SimulatedTime.BEGINNING : beginning(house, clock),
                        simulated,
                        house.now(),
                        past.isEmpty() ? 0 : past.getLast().number(),
                        house.plan(),
                        house.boards(),
                        open(past));
        past.forEach(entry -> passwords.blotted(entry.event())); // those that are on their way
        this.thread = Thread.ofPlatform().daemon().name("recorder").start(this::run);
    }

    /// Begins to record into files without a bound.
    ///
    /// @param news told what the user must know, on the recorder's thread
    public static Recorder start(House house, List<RecordingFile> files, Consumer<String> news) {
        return start(house, files, Budget.ENDLESS, news);
    }

    static Recorder start(
            House house, List<RecordingFile> files, Budget budget, Consumer<String> news) {
        return new Recorder(house, files, budget, news, InstantSource.system());
    }

    private static Instant beginning(House house, InstantSource clock) {
        return clock.instant().minus(house.now());
    }

    private static List<ConnectionChanged> open(List<EventLog.Entry> past) {
        Map<Missed.Direction, ConnectionChanged> open = new LinkedHashMap<>();
        for (EventLog.Entry entry : past) {
            if (entry.event() instanceof ConnectionChanged it) {
                Missed.Direction key = new Missed.Direction(it.board(), it.connection(), true);
                if (it.kind() == Tap.Kind.OPENED) {
                    open.put(key, it);
                } else {
                    open.remove(key);
                }
            }
        }
        return new ArrayList<>(open.values());
    }

    private void run() {
        try {
            tracks.begin(start);
            for (Optional<List<Backlog.Item>> items = backlog.take();
                    items.isPresent();
                    items = backlog.take()) {
                items.get().forEach(this::write);
                if (!tracks.flush()) {
                    break; // nobody writes any more
                }
            }
            tracks.end(end.orElseGet(house::now));
            if (missed.get() > 0) {
                tellMissed();
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        } finally {
            unwatch.run();
            backlog.end();
            tracks.close();
        }
    }

    private void write(Backlog.Item item) {
        switch (item) {
            case Backlog.Item.Happened(var entry) -> {
                if (entry.number() > start.after()) {
                    events.incrementAndGet();
                    tracks.write(
                            new EventLog.Entry(entry.number(), passwords.blotted(entry.event())));
                }
            }
            case Backlog.Item.Lost(var lost) -> {
                if (missed.getAndAdd(lost.events()) == 0) {
                    tellMissed();
                }
                passwords.missed(lost);
                tracks.missed(lost);
            }
        }
    }

    private void tellMissed() {
        news.accept(Words.of(RecordWords.class).missed(missed.get()));
    }

    /// When it began, by the house's clock.
    public Duration began() {
        return start.at();
    }

    /// How many events are recorded.
    public long events() {
        return events.get();
    }

    /// How many events came too fast.
    public long missed() {
        return missed.get();
    }

    /// Whether something is still written.
    public boolean isRunning() {
        return thread.isAlive();
    }

    /// Ends the recording and waits until it is written, some seconds at most.
    @Override
    public void close() {
        if (end.isEmpty()) {
            end = Optional.of(house.now());
        }
        unwatch.run();
        backlog.end();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
