package dev.picolight.device.metrics;

import dev.picolight.device.announce.HealthReport;
import dev.picolight.device.announce.Queue;
import dev.picolight.device.announce.Sensors;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// A page with the device's figures at `/metrics`, where it is told to be and nowhere else.
///
/// The device's thread only leaves its latest figures here; whoever reads the page waits for his
/// own thread.
public final class MetricsPage implements AutoCloseable {
    private static final int BACKLOG_THREADS = 2;

    private final AtomicReference<Optional<Seen>> latest = new AtomicReference<>(Optional.empty());
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    BACKLOG_THREADS, Thread.ofPlatform().daemon().name("metrics-", 0).factory());
    private final HTTPServer server;

    /// What the device has shown last, and when by `System.nanoTime()`.
    private record Seen(HealthReport report, Supplier<Queue> queue, long at) {}

    /// Opens the page.
    ///
    /// @param sensors asked each time somebody reads the page, by his thread
    /// @throws IOException when nobody can listen there
    public MetricsPage(InetSocketAddress listen, Supplier<Sensors> sensors) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(() ->
                latest.get()
                        .map(seen ->
                                Figures.of(
                                        seen.report(),
                                        seen.queue().get(),
                                        sensors.get(),
                                        Duration.ofNanos(System.nanoTime() - seen.at())))
                        .orElseGet(Figures::none));
        try {
            server =
                    HTTPServer.builder()
                            .inetAddress(listen.getAddress())
                            .port(listen.getPort())
                            .registry(registry)
                            .executorService(threads)
                            .buildAndStart();
        } catch (IOException | RuntimeException notThere) {
            threads.shutdownNow();
            throw notThere;
        }
    }

    /// The port it listens on.
    public int port() {
        return server.getPort();
    }

    /// Takes the latest figures. Never blocks.
    ///
    /// @param queue asked each time somebody reads the page, by his thread
    public void show(HealthReport report, Supplier<Queue> queue) {
        latest.set(Optional.of(new Seen(report, queue, System.nanoTime())));
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }
}
