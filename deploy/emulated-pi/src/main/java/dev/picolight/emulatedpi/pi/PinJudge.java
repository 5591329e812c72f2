package dev.picolight.emulatedpi.pi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.machine.Pins;
import dev.picolight.emulatedpi.machine.Qmp;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Decides by the SoC's registers alone whether a pin does what it should. It neither asks the
/// device nor reads its log.
public final class PinJudge {
    /// Looks this often, so that the guest keeps the processor.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

    /// Each look keeps the emulated processor from working for a moment.
    private static final Duration BETWEEN_LOOKS_AT_INPUTS = Duration.ofMillis(10);

    private final Qmp qmp;

    /// @param qmp the monitor of the machine to judge
    public PinJudge(Qmp qmp) {
        this.qmp = qmp;
    }

    /// What a pin is now.
    public Pin look(int bcm) throws IOException {
        return qmp.pins().pin(bcm);
    }

    /// A pin must become this, counted from now.
    ///
    /// @return after which time it was seen so
    /// @throws AssertionError when it does not within the limit
    public Duration awaitPin(int bcm, Pin expected, Duration limit) throws IOException {
        return awaitPin(bcm, expected, limit, System.nanoTime());
    }

    /// A pin must become this.
    ///
    /// @param start the moment from which the time counts, of `System.nanoTime()`
    /// @return after which time it was seen so
    /// @throws AssertionError when it does not within the limit
    public Duration awaitPin(int bcm, Pin expected, Duration limit, long start) throws IOException {
        while (true) {
            Pins pins = qmp.pins();
            Duration after = Duration.ofNanos(System.nanoTime() - start);
            Pin seen = pins.pin(bcm);
            if (seen.equals(expected)) {
                return after;
            }
            if (after.compareTo(limit) > 0) {
                assertThat(seen)
                        .as("pin %d after %d ms (%s)", bcm, after.toMillis(), pins.evidence(bcm))
                        .isEqualTo(expected);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /// Keeps an eye on a pin until a condition holds, or the limit is reached.
    public PinRecording record(int bcm, Predicate<PinRecording> until, Duration limit)
            throws IOException {
        PinRecording recording = new PinRecording(bcm);
        long end = System.nanoTime() + limit.toNanos();
        do {
            recording.add(System.nanoTime(), qmp.pins().pin(bcm));
            Duration nap = recording.wasEverDriven() ? BETWEEN_LOOKS : BETWEEN_LOOKS_AT_INPUTS;
            LockSupport.parkNanos(nap.toNanos());
        } while (!until.test(recording) && System.nanoTime() < end);
        return recording;
    }
}
