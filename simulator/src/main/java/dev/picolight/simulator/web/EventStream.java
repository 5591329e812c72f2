package dev.picolight.simulator.web;

import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.EventLog.Entry;
import dev.picolight.simulator.house.House;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One reader of events.
///
/// Events wait for it in a short queue. When it is slower than the house the queue overflows, and
/// what it missed is read from the log; what the log has forgotten is made up for by the whole
/// house anew (`reset`). A reader that takes nothing at all is left by the server's idle timeout.
final class EventStream {
    /// How many events wait.
    static final int WAITING_MAX = 512;

    private static final byte[] DATA = "\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final House house;
    private final EventLog log;
    private final EventFilter filter;
    private final Duration beat;
    private final OutputStream out;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private long told;
    private volatile boolean overflowed;
    private volatile boolean ended;

    EventStream(House house, EventFilter filter, Duration beat, OutputStream out) {
        this.house = house;
        this.log = house.events();
        this.filter = filter;
        this.beat = beat;
        this.out = new BufferedOutputStream(out, 8192);
    }

    /// Tells of events until [#end], or until the reader has gone.
    ///
    /// @param after the last event that the reader knows; empty: it knows none, and is told the
    ///   whole house
    void run(Optional<Long> after) throws IOException, InterruptedException {
        Runnable unwatch = log.watch(this::offer);
        try {
            told = after.orElse(-1L);
            if (after.isEmpty() || told > log.last()) {
                reset(); // of another house, perhaps: the program was started anew
            } else {
                catchUp();
            }
            out.flush();
            while (!ended) {
                next();
            }
        } finally {
            unwatch.run();
        }
    }

    /// Ends it soon. Any thread may call.
    void end() {
        ended = true;
    }

    /// Called while the log is held.
    private void offer(Entry entry) {
        if (!waiting.offer(entry)) {
            overflowed = true;
        }
    }

    private void next() throws IOException, InterruptedException {
        Optional<Entry> first =
                Optional.ofNullable(waiting.poll(beat.toMillis(), TimeUnit.MILLISECONDS));
        if (ended) {
            return;
        }
        if (first.isEmpty()) {
            beat();
        } else {
            List<Entry> some = new ArrayList<>(List.of(first.get()));
            waiting.drainTo(some);
            for (Entry entry : some) {
                tell(entry);
            }
        }
        if (overflowed) {
            overflowed = false;
            waiting.clear();
            catchUp();
        }
        out.flush();
    }

    private void catchUp() throws IOException {
        List<Entry> missed = log.after(told);
        if (!missed.isEmpty() && missed.getFirst().number() > told + 1) {
            reset();
            return;
        }
        for (Entry entry : missed) {
            tell(entry);
        }
    }

    /// What comes twice, by the queue and by the log, is told once.
    private void tell(Entry entry) throws IOException {
        if (entry.number() <= told) {
            return;
        }
        told = entry.number();
        if (filter.wants(entry)) {
            send("id: " + entry.number(), EventJson.bytes(entry));
        }
    }

    private void reset() throws IOException {
        long last = log.last(); // before the house: what happens meanwhile is told once more
        told = last;
        send(
                "id: " + last + "\nevent: reset",
                Json.object(out -> HouseJson.house(out, house, last)));
    }

    private void beat() throws IOException {
        send(
                "event: beat",
                Json.object(out -> {
                    out.writeNumberProperty("nowMillis", HouseJson.millis(house.now()));
                    HouseJson.time(out, house.time().state());
                }));
    }

    private void send(String head, byte[] json) throws IOException {
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(DATA);
        out.write(json);
        out.write(END);
    }
}
