package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.ClockSet;
import dev.picolight.device.lifecycle.Standing;
import dev.picolight.device.port.EventSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Tells the device what date it is, as soon as the machine knows: a Raspberry Pi has no clock that
/// runs without power, and boots with the date of its last shutdown.
///
/// The date is believed when systemd-timesyncd says that it is right, or is not there to say
/// anything, and it is not before this program was written. Told again when the clock was set.
final class ClockWatch implements LoopWatch {
    private static final Instant PROGRAM_WRITTEN = Instant.parse("2025-11-01T00:00:00Z");
    private static final Duration SET_MIN = Duration.ofSeconds(1);

    /// Until the date is known, no sooner than this after the last look.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final EventSink device;
    private final LoopWatch next;
    private final InstantSource wallClock;
    private final BooleanSupplier isSynchronised;
    private Optional<Duration> told = Optional.empty();
    private boolean trusted;
    private Instant lookAt = Instant.MIN;

    /// @param next told all that this one is told
    ClockWatch(
            EventSink device,
            LoopWatch next,
            InstantSource wallClock,
            BooleanSupplier isSynchronised) {
        this.device = device;
        this.next = next;
        this.wallClock = wallClock;
        this.isSynchronised = isSynchronised;
    }

    static ClockWatch ofThisMachine(EventSink device, LoopWatch next) {
        Path timesyncd = Path.of("/run/systemd/timesync");
        return new ClockWatch(
                device,
                next,
                InstantSource.system(),
                () ->
                        !Files.isDirectory(timesyncd)
                                || Files.exists(timesyncd.resolve("synchronized")));
    }

    @Override
    public Optional<Instant> turned(Standing standing, Instant now) {
        if (isTrusted(now)) {
            Instant date = wallClock.instant();
            Duration ahead = Duration.between(now, date);
            boolean wasSet =
                    told.map(before -> ahead.minus(before).abs().compareTo(SET_MIN) >= 0)
                            .orElse(true);
            if (wasSet && date.isAfter(PROGRAM_WRITTEN)) {
                told = Optional.of(ahead);
                device.accept(new ClockSet(date));
            }
        }
        return next.turned(standing, now);
    }

    private boolean isTrusted(Instant now) {
        if (!trusted && !lookAt.isAfter(now)) {
            trusted = isSynchronised.getAsBoolean();
            lookAt = now.plus(BETWEEN_LOOKS);
        }
        return trusted;
    }
}
