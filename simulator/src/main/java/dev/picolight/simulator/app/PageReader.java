package dev.picolight.simulator.app;

import dev.picolight.simulator.house.House;
import dev.picolight.simulator.web.PageAddress;
import dev.picolight.simulator.web.PageServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicLong;

/// A page that is served, and somebody who has it open: reads its stream of events to the end.
final class PageReader implements AutoCloseable {
    private static final String ANY_PORT = "127.0.0.1:0";

    private final PageServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong lines = new AtomicLong();

    private PageReader(PageServer server) {
        this.server = server;
    }

    /// @throws dev.picolight.simulator.web.PageFault when the page cannot be served
    static PageReader of(House house) {
        PageReader reader = new PageReader(PageServer.open(house, PageAddress.parse(ANY_PORT)));
        reader.open();
        return reader;
    }

    private void open() {
        HttpRequest events =
                HttpRequest.newBuilder(URI.create(server.url()).resolve("api/events")).build();
        var _ =
                client.sendAsync(events, BodyHandlers.ofLines())
                        .thenAcceptAsync(
                                answer -> answer.body().forEach(_ -> lines.incrementAndGet()),
                                task -> Thread.ofVirtual().name("page-reader").start(task));
    }

    /// How many lines came so far.
    long lines() {
        return lines.get();
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
    }
}
