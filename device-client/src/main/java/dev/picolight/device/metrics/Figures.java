package dev.picolight.device.metrics;

import dev.picolight.device.announce.HealthReport;
import dev.picolight.device.announce.Queue;
import dev.picolight.device.announce.Sensors;
import dev.picolight.device.announce.Throttling;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;

/// The device's figures under the names that Prometheus' conventions want: base units, `_total` for
/// what only grows.
final class Figures {
    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    private Figures() {}

    static MetricSnapshots none() {
        return MetricSnapshots.of();
    }

    /// @param age of the report; what grows by itself has grown by that
    static MetricSnapshots of(HealthReport report, Queue queue, Sensors sensors, Duration age) {
        Figures figures = new Figures();
        figures.info(report.version());
        figures.gauge("picolight_online", "Whether commands arrive.", report.online() ? 1 : 0);
        figures.seconds(
                "picolight_uptime_seconds",
                "Since the program was started.",
                report.uptime().plus(age));
        report.connectedFor()
                .ifPresent(span ->
                        figures.seconds(
                                "picolight_connected_seconds",
                                "Since CONNACK of the present connection.",
                                span.plus(age)));
        report.lastSetback()
                .ifPresent(setback ->
                        figures.seconds(
                                "picolight_last_setback_age_seconds",
                                "Since the device was last not online.",
                                setback.ago().plus(age)));
        report.roundTrip()
                .ifPresent(span ->
                        figures.seconds(
                                "picolight_ping_round_trip_seconds",
                                "From the last PINGREQ to its PINGRESP.",
                                span));
        figures.counter(
                "picolight_reconnects",
                "Connections after the first one.",
                (double) report.reconnects());
        figures.commands(report);
        figures.queue(queue);
        figures.sensors(sensors);
        return figures.all.build();
    }

    private void info(String version) {
        all.metricSnapshot(
                InfoSnapshot.builder()
                        .name("picolight")
                        .help("Which PicoLight this is.")
                        .dataPoint(
                                InfoDataPointSnapshot.builder()
                                        .labels(Labels.of("version", version))
                                        .build())
                        .build());
    }

    private void commands(HealthReport report) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder()
                        .name("picolight_commands")
                        .help("Messages on the device's topics, by what became of them.");
        for (String result : HealthReport.RESULTS) {
            counter.dataPoint(
                    CounterDataPointSnapshot.builder()
                            .labels(Labels.of("result", result))
                            .value((double) report.commands().getOrDefault(result, 0L))
                            .build());
        }
        all.metricSnapshot(counter.build());
    }

    private void queue(Queue queue) {
        all.metricSnapshot(
                GaugeSnapshot.builder()
                        .name("picolight_queue_messages")
                        .help("What waits inside the device.")
                        .dataPoint(point(Labels.of("direction", "incoming"), queue.incoming()))
                        .dataPoint(point(Labels.of("direction", "outgoing"), queue.outgoing()))
                        .build());
    }

    private void sensors(Sensors sensors) {
        sensors.cpuCelsius()
                .ifPresent(celsius ->
                        gauge(
                                "picolight_cpu_temperature_celsius",
                                "Temperature of the CPU.",
                                celsius));
        sensors.throttling().ifPresent(this::throttling);
    }

    private void throttling(Throttling throttling) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder()
                        .name("picolight_throttling")
                        .help("What slows the machine down at this moment.");
        for (String reason : Throttling.REASONS) {
            gauge.dataPoint(
                    point(Labels.of("reason", reason), throttling.now().contains(reason) ? 1 : 0));
        }
        all.metricSnapshot(gauge.build());
    }

    private void seconds(String name, String help, Duration span) {
        gauge(name, help, span.toNanos() / 1e9);
    }

    private void gauge(String name, String help, double value) {
        all.metricSnapshot(
                GaugeSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(point(Labels.EMPTY, value))
                        .build());
    }

    private void counter(String name, String help, double value) {
        all.metricSnapshot(
                CounterSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
                        .build());
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
