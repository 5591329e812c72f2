package dev.picolight.device.systemd;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The service manager that has started this process, and what it is told: sd_notify(3) and
/// sd_watchdog_enabled(3).
///
/// Its methods may be called by any thread, return at once and never throw: news that does not
/// arrive is the service manager's affair.
public final class ServiceManager {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    private static final int STATUS_LENGTH_MAX = 300;

    private final Consumer<String> channel;
    private final Optional<Duration> watchdog;

    private ServiceManager(Consumer<String> channel, Optional<Duration> watchdog) {
        this.channel = channel;
        this.watchdog = watchdog;
    }

    /// The one that waits for news of this process. Empty when there is none (`NOTIFY_SOCKET` is
    /// not set), and nothing is loaded then; also, with a warning, when it cannot be reached.
    public static Optional<ServiceManager> ofThisProcess() {
        return of(System.getenv(), ProcessHandle.current().pid(), Libsystemd::open);
    }

    /// @param channel asked only when somebody waits for news; takes one message of lines
    ///   `NAME=value`
    static Optional<ServiceManager> of(
            Map<String, String> environment,
            long ownPid,
            Supplier<Optional<Consumer<String>>> channel) {
        if (environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty()) {
            return Optional.empty();
        }
        Optional<Consumer<String>> open = channel.get();
        if (open.isEmpty()) { // a unit of Type=notify waits in vain then
            LOG.warn(
                    "the service manager waits for news (NOTIFY_SOCKET is set), but libsystemd.so.0 cannot be used. On Debian: sudo apt-get install libsystemd0");
        }
        return open.map(it -> new ServiceManager(it, watchdog(environment, ownPid)));
    }

    /// One that is told everything and passes nothing on, for a JVM that records what telling
    /// needs.
    public static Optional<ServiceManager> ofARehearsal() {
        boolean nobodyListens = System.getenv("NOTIFY_SOCKET") == null; // sd_notify(3) is idle then
        return (nobodyListens ? Libsystemd.open() : Optional.<Consumer<String>>of(_ -> {}))
                .map(channel -> new ServiceManager(channel, Optional.of(Duration.ofSeconds(1))));
    }

    private static Optional<Duration> watchdog(Map<String, String> environment, long ownPid) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        String meant = environment.getOrDefault("WATCHDOG_PID", "");
        if (micros.isEmpty() || !(meant.isEmpty() || meant.equals(String.valueOf(ownPid)))) {
            return Optional.empty();
        }
        if (!micros.matches("[1-9][0-9]{0,15}")) {
            LOG.warn("WATCHDOG_USEC is «{}», which is no time: no watchdog is served", micros);
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(Long.parseLong(micros) * 1000));
    }

    /// How often [#alive] is to be called: half of the time after which the service manager takes
    /// the process for hung. Empty when it keeps no watch.
    public Optional<Duration> signOfLifeEvery() {
        return watchdog.map(limit -> limit.dividedBy(2));
    }

    /// The service has started, or has done with reloading: `READY=1`.
    public void ready() {
        channel.accept("READY=1");
    }

    /// The service reads its settings again: `RELOADING=1`. [#ready] says that it is done.
    public void reloading() {
        channel.accept("RELOADING=1");
    }

    /// How the service is, in one line for people: `STATUS=`.
    ///
    /// @param line what would begin another assignment, or is too long, is left out
    public void status(String line) {
        String clean = line.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        channel.accept(
                "STATUS="
                        + (clean.length() <= STATUS_LENGTH_MAX
                                ? clean
                                : clean.substring(0, STATUS_LENGTH_MAX) + "…"));
    }

    /// The process is not hung: `WATCHDOG=1`.
    public void alive() {
        channel.accept("WATCHDOG=1");
    }

    /// The service has begun to end: `STOPPING=1`.
    public void stopping() {
        channel.accept("STOPPING=1");
    }
}
