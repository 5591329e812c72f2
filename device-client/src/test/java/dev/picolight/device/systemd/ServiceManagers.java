package dev.picolight.device.systemd;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Service managers for tests of others.
public final class ServiceManagers {
    private ServiceManagers() {}

    /// One that takes news so, and takes the process for hung after this time.
    public static ServiceManager telling(Consumer<String> channel, Duration watchdog) {
        return ServiceManager.of(
                        Map.of(
                                "NOTIFY_SOCKET",
                                "/run/systemd/notify",
                                "WATCHDOG_USEC",
                                String.valueOf(watchdog.toNanos() / 1000)),
                        1,
                        () -> Optional.of(channel))
                .orElseThrow();
    }
}
