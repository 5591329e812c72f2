package dev.picolight.simulator.web;

import dev.picolight.simulator.house.House;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Everybody who is told of events as they happen, as server-sent events: a bounded number, each
/// with a bounded share of the memory.
final class EventStreams implements AutoCloseable {
    static final String PATH = "/api/events";

    /// How many there are at most.
    static final int STREAMS_MAX = 32;

    /// How often somebody who would hear nothing is told what time it is.
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final House house;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    EventStreams(House house) {
        this.house = house;
    }

    int open() {
        return open.size();
    }

    /// What would be served, and nothing of it.
    void describe(Context request) {
        EventFilter.of(request);
        request.contentType("text/event-stream");
    }

    /// Serves one reader until it has gone, is too slow, or the house is closed. Begins after the
    /// event that `Last-Event-ID` or `?after=` names.
    void serve(Context request) throws IOException, InterruptedException {
        EventFilter filter = EventFilter.of(request);
        Optional<Long> after =
                Guard.header(request, "Last-Event-ID")
                        .or(() -> Optional.ofNullable(request.queryParam("after")))
                        .map(it -> Query.number("after", it, 0, Long.MAX_VALUE));
        if (count.incrementAndGet() > STREAMS_MAX) {
            count.decrementAndGet();
            throw new Refused(Trouble.TOO_MANY_STREAMS, String.valueOf(STREAMS_MAX));
        }
        request.res().setContentType("text/event-stream");
        request.res().setCharacterEncoding("UTF-8");
        // the response's own: that of the framework keeps everything until the end
        EventStream stream = new EventStream(house, filter, BEAT, request.res().getOutputStream());
        open.add(stream);
        try {
            stream.run(after);
        } finally {
            open.remove(stream);
            count.decrementAndGet();
        }
    }

    @Override
    public void close() {
        open.forEach(EventStream::end);
    }
}
