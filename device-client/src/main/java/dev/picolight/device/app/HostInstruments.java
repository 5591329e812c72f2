package dev.picolight.device.app;

import dev.picolight.device.announce.HealthReport;
import dev.picolight.device.announce.Queue;
import dev.picolight.device.announce.Sensors;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.device.metrics.MetricsPage;
import dev.picolight.device.port.Instruments;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The sensors of this machine, and a page of metrics where the settings want one.
public final class HostInstruments implements Instruments {
    private final Supplier<Sensors> sensors;
    private final Optional<MetricsPage> page;
    private final AtomicBoolean measuring = new AtomicBoolean();

    private HostInstruments(Supplier<Sensors> sensors, Optional<MetricsPage> page) {
        this.sensors = sensors;
        this.page = page;
    }

    /// Those of the machine this program runs on.
    ///
    /// @param metrics where the page is, if it is wanted
    /// @param reports told when the page cannot be there; the device does without
    static HostInstruments open(Optional<InetSocketAddress> metrics, Consumer<Report> reports) {
        return open(HostSensors.ofThisMachine()::read, metrics, reports);
    }

    /// Those of a board that measures nothing.
    ///
    /// @param metrics where the page is, on the machine that simulates the board
    /// @param reports told when the page cannot be there; the board does without
    public static HostInstruments ofASimulatedBoard(
            Optional<InetSocketAddress> metrics, Consumer<Report> reports) {
        return open(() -> Sensors.NONE, metrics, reports);
    }

    static HostInstruments open(
            Supplier<Sensors> sensors,
            Optional<InetSocketAddress> metrics,
            Consumer<Report> reports) {
        return new HostInstruments(sensors, metrics.flatMap(at -> page(at, sensors, reports)));
    }

    private static Optional<MetricsPage> page(
            InetSocketAddress at, Supplier<Sensors> sensors, Consumer<Report> reports) {
        String where = "%s:%d".formatted(inUrl(at.getAddress()), at.getPort());
        try {
            MetricsPage page = new MetricsPage(at, sensors);
            reports.accept(new Report(Severity.INFO, Words.of(StatusWords.class).metrics(where)));
            return Optional.of(page);
        } catch (IOException notThere) {
            reports.accept(
                    new Report(
                            Severity.WARN,
                            Words.of(StatusWords.class)
                                    .noMetrics(
                                            where,
                                            String.valueOf(notThere.getMessage()),
                                            String.valueOf(at.getPort()))));
            return Optional.empty();
        }
    }

    /// As it stands in a URL (RFC 3986, 3.2.2), for IPv6 in the short form of RFC 5952.
    private static String inUrl(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address
                ? "[%s]".formatted(text.replaceFirst("(?:^|:)0(?::0)+(?::|$)", "::"))
                : text;
    }

    /// One at a time: a sensor that hangs must not hold one thread after the other.
    @Override
    public void measure(Consumer<Sensors> answer) {
        if (measuring.compareAndSet(false, true)) {
            Thread.ofPlatform()
                    .daemon()
                    .name("sensors")
                    .start(() -> {
                        try {
                            answer.accept(sensors.get());
                        } finally {
                            measuring.set(false);
                        }
                    });
        }
    }

    @Override
    public void show(Supplier<HealthReport> report, Supplier<Queue> queue) {
        page.ifPresent(it -> it.show(report.get(), queue));
    }

    @Override
    public void close() {
        page.ifPresent(MetricsPage::close);
    }
}
