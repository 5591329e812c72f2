package dev.picolight.device.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.picolight.device.announce.HealthReport;
import dev.picolight.device.announce.Queue;
import dev.picolight.device.announce.Sensors;
import dev.picolight.device.announce.Throttling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page as somebody else's program reads it: over HTTP, by the rules of the text format.
class MetricsPageTest {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern COMMENT =
            Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-z_]+=\"[^\"\\\\\\n]*\"(?:,[a-z_]+=\"[^\"\\\\\\n]*\")*})? (-?[0-9.]+(?:E-?[0-9]+)?)");

    private static final HealthReport REPORT =
            new HealthReport(
                    true,
                    Optional.empty(),
                    "1.2.3",
                    Duration.ofHours(1),
                    Optional.of(Duration.ofMinutes(59)),
                    Optional.of(new HealthReport.Trouble("no network", Duration.ofMinutes(59))),
                    Optional.of(Duration.ofMillis(12)),
                    3,
                    Map.of("obeyed", 7L, "refused", 2L),
                    Optional.empty(),
                    Sensors.NONE);
    private static final Sensors SENSORS =
            new Sensors(Optional.of(48.3), Optional.of(Throttling.ofBits(1)));

    private static MetricsPage page(Supplier<Sensors> sensors) throws IOException {
        return new MetricsPage(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), sensors);
    }

    private static String read(MetricsPage page) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:%d/metrics"
                                                            .formatted(page.port())))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElse(""))
                    .startsWith("text/plain; version=0.0.4");
            return answer.body();
        }
    }

    /// Each sample by its name and labels. Every line must be one of the format's, and every sample
    /// must come after the type of its metric.
    private static Map<String, Double> parse(String body) {
        Map<String, Double> samples = new TreeMap<>();
        String typed = "";
        for (String line : body.lines().toList()) {
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                assertThat(comment.group(2)).matches(NAME);
                typed = comment.group(1).equals("TYPE") ? comment.group(2) : typed;
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as("a line of the text format: «%s»", line).isTrue();
            assertThat(sample.group(1)).as("announced by # TYPE").isEqualTo(typed);
            String labels = Optional.ofNullable(sample.group(2)).orElse("");
            assertThat(samples.put(sample.group(1) + labels, Double.parseDouble(sample.group(3))))
                    .as("once: %s", line)
                    .isNull();
        }
        return samples;
    }

    @Test
    void showsTheDevicesFiguresUnderPrometheusNames() throws IOException, InterruptedException {
        try (MetricsPage page = page(() -> SENSORS)) {
            page.show(REPORT, () -> new Queue(1, 2));
            Map<String, Double> samples = parse(read(page));
            assertThat(samples)
                    .containsEntry("picolight_info{version=\"1.2.3\"}", 1.0)
                    .containsEntry("picolight_online", 1.0)
                    .containsEntry("picolight_commands_total{result=\"obeyed\"}", 7.0)
                    .containsEntry("picolight_commands_total{result=\"refused\"}", 2.0)
                    .containsEntry("picolight_commands_total{result=\"expired\"}", 0.0)
                    .containsEntry("picolight_commands_total{result=\"duplicate\"}", 0.0)
                    .containsEntry("picolight_commands_total{result=\"limited\"}", 0.0)
                    .containsEntry("picolight_reconnects_total", 3.0)
                    .containsEntry("picolight_ping_round_trip_seconds", 0.012)
                    .containsEntry("picolight_queue_messages{direction=\"incoming\"}", 1.0)
                    .containsEntry("picolight_queue_messages{direction=\"outgoing\"}", 2.0)
                    .containsEntry("picolight_cpu_temperature_celsius", 48.3)
                    .containsEntry("picolight_throttling{reason=\"under-voltage\"}", 1.0)
                    .containsEntry("picolight_throttling{reason=\"throttled\"}", 0.0)
                    .containsKeys(
                            "picolight_uptime_seconds",
                            "picolight_connected_seconds",
                            "picolight_last_setback_age_seconds");
            assertThat(samples.getOrDefault("picolight_uptime_seconds", 0.0))
                    .as("grows while nothing happens")
                    .isGreaterThan(3600);
        }
    }

    @Test
    void hasNothingToShowBeforeTheDeviceHasSaidAnything() throws IOException, InterruptedException {
        try (MetricsPage page = page(() -> Sensors.NONE)) {
            assertThat(parse(read(page))).isEmpty();
        }
    }

    @Test
    void leavesOutWhatTheMachineDoesNotMeasure() throws IOException, InterruptedException {
        try (MetricsPage page = page(() -> Sensors.NONE)) {
            page.show(REPORT, () -> new Queue(0, 0));
            assertThat(parse(read(page)).keySet())
                    .noneMatch(name -> name.contains("cpu") || name.contains("throttling"));
        }
    }

    /// A reader whose sensor hangs waits alone.
    @Test
    void neverBlocksTheDevicesThread() throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<String> body = new AtomicReference<>("");
        Supplier<Sensors> hangs =
                () -> {
                    asked.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException closed) {
                        Thread.currentThread().interrupt();
                    }
                    return Sensors.NONE;
                };
        try (MetricsPage page = page(hangs)) {
            page.show(REPORT, () -> new Queue(0, 0));
            Thread reader =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    body.set(read(page));
                                } catch (IOException | InterruptedException failed) {
                                    body.set(failed.toString());
                                }
                            });
            asked.await();
            page.show(REPORT, () -> new Queue(5, 5));
            release.countDown();
            reader.join();
            assertThat(body.get()).contains("picolight_online 1.0");
        }
    }

    @Test
    void isNowhereWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            InetSocketAddress there =
                    new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new MetricsPage(there, () -> Sensors.NONE).close());
        }
    }
}
