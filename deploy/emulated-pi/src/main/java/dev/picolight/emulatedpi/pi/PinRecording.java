package dev.picolight.emulatedpi.pi;

import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.machine.PinFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

    /// So many looks at a pulse show that none was missed.
    static final int LOOKS_MIN = 5;

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

    /// Whether the pulses, and the pauses between them, were about as long as they should, and were
    /// looked at [#LOOKS_MIN] times each.
    ///
    /// Where this machine gives the emulated processor no time for 100 ms, pulses become longer and
    /// shorter, and may even be left out: then the number of rises says nothing about the device.
    public boolean isEven(Duration expected) {
        return fewestLooks() >= LOOKS_MIN
                && lengths().stream()
                        .allMatch(length ->
                                length.minus(expected).abs().compareTo(expected.dividedBy(2)) < 0);
    }

    /// How many looks that pulse or pause got that got fewest.
    ///
    /// @return the greatest number there is when there was none
    public int fewestLooks() {
        return pulses().map(i -> phases.get(i).looks).min().orElse(Integer.MAX_VALUE);
    }

    /// How long the pulses and the pauses between them were.
    List<Duration> lengths() {
        return pulses().mapToObj(
                        i -> Duration.ofNanos(phases.get(i + 1).start - phases.get(i).start))
                .toList();
    }

    /// The phases from the first rise to the last fall.
    private IntStream pulses() {
        int[] high =
                IntStream.range(1, phases.size() - 1)
                        .filter(i -> phases.get(i).pin.equals(Pin.OUTPUT_HIGH))
                        .toArray();
        return high.length == 0
                ? IntStream.empty()
                : IntStream.rangeClosed(high[0], high[high.length - 1]);
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
