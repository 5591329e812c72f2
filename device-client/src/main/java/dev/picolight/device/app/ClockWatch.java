package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.ClockSet;
import dev.picolight.device.lifecycle.Standing;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.tls.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Tells the device what date it is, as soon as the machine knows: a Raspberry Pi has no clock that
/// runs without power, and boots with the date of its last shutdown.
///
/// The date is believed as [WallClock] says. Told again when the clock was set.
final class ClockWatch implements LoopWatch {
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
        WallClock clock = WallClock.ofThisMachine();
        return new ClockWatch(device, next, clock::now, () -> !clock.waitsForNtp());
    }

    @Override
    public Optional<Instant> turned(Standing standing, Instant now) {
        if (isTrusted(now)) {
            Instant date = wallClock.instant();
            Duration ahead = Duration.between(now, date);
            boolean wasSet =
                    told.map(before -> ahead.minus(before).abs().compareTo(SET_MIN) >= 0)
                            .orElse(true);
            if (wasSet && WallClock.isPossible(date)) {
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
