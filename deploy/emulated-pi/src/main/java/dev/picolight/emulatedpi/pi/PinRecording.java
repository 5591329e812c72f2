package dev.picolight.emulatedpi.pi;

import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.machine.PinFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a pin was, look by look. One thread makes and reads it.
public final class PinRecording {
    /// A time during which every look showed the same.
    private static final class Phase {
        private final Pin pin;
        private final long start;
        private int looks;

        Phase(Pin pin, long start) {
            this.pin = pin;
            this.start = start;
        }
    }

    private final int bcm;
    private final List<Phase> phases = new ArrayList<>();
    private long last;

    PinRecording(int bcm) {
        this.bcm = bcm;
    }

    /// Adds a look.
    ///
    /// @param nanos of a clock that never goes backwards
    void add(long nanos, Pin pin) {
        if (phases.isEmpty() || !latest().equals(pin)) {
            phases.add(new Phase(pin, nanos));
        }
        phases.getLast().looks++;
        last = nanos;
    }

    /// What it was in the end.
    public Pin latest() {
        return phases.getLast().pin;
    }

    /// For how long it has been so.
    public Duration steady() {
        return Duration.ofNanos(last - phases.getLast().start);
    }

    /// Whether it was an output at any moment.
    public boolean wasEverDriven() {
        return phases.stream().anyMatch(phase -> phase.pin.function() == PinFunction.OUTPUT);
    }

    /// How often the pin rose to be driven high.
    public long rises() {
        return phases.stream().skip(1).filter(phase -> phase.pin.equals(Pin.OUTPUT_HIGH)).count();
    }

    /// How many looks the phase got that got fewest, the first and the last one aside: few looks
    /// mean that others may have been missed.
    ///
    /// @return the greatest number there is when there are no such phases
    public int fewestLooks() {
        return phases.stream()
                .limit(Math.max(0, phases.size() - 1))
                .skip(1)
                .mapToInt(phase -> phase.looks)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /// How long the phases were, the first and the last one aside, whose ends were not seen.
    public List<Duration> phases() {
        List<Duration> lengths = new ArrayList<>();
        for (int i = 1; i < phases.size() - 1; i++) {
            lengths.add(Duration.ofNanos(phases.get(i + 1).start - phases.get(i).start));
        }
        return lengths;
    }

    /// All phases, with the milliseconds since the first look.
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder("pin %d was".formatted(bcm));
        for (Phase phase : phases) {
            words.append(
                    " %s from %d ms (%d looks);"
                            .formatted(
                                    phase.pin,
                                    (phase.start - phases.getFirst().start) / 1_000_000,
                                    phase.looks));
        }
        return words.toString();
    }
}
