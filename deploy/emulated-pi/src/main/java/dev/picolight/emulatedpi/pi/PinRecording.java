package dev.picolight.emulatedpi.pi;

import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.machine.PinFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a pin was, look by look.
public final class PinRecording {
    private record Look(long nanos, Pin pin) {}

    private final int bcm;
    private final List<Look> changes = new ArrayList<>();
    private int looks;
    private long last;
    private long longestGap;

    PinRecording(int bcm) {
        this.bcm = bcm;
    }

    void add(long nanos, Pin pin) {
        if (looks > 0) {
            longestGap = Math.max(longestGap, nanos - last);
        }
        looks++;
        last = nanos;
        if (changes.isEmpty() || !changes.getLast().pin().equals(pin)) {
            changes.add(new Look(nanos, pin));
        }
    }

    /// What it was in the end.
    public Pin latest() {
        return changes.getLast().pin();
    }

    /// For how long it has been so.
    public Duration steady() {
        return Duration.ofNanos(last - changes.getLast().nanos());
    }

    /// Whether it was an output at any moment.
    public boolean wasEverDriven() {
        return changes.stream().anyMatch(look -> look.pin().function() == PinFunction.OUTPUT);
    }

    /// How often the driven pin went from low to high. Becoming an output that is high counts, too.
    public long rises() {
        return changes.stream().skip(1).filter(look -> look.pin().equals(Pin.OUTPUT_HIGH)).count();
    }

    /// Within this time a change and its contrary could have been missed.
    public Duration longestGap() {
        return Duration.ofNanos(longestGap);
    }

    /// All changes, with the milliseconds since the first look.
    @Override
    public String toString() {
        StringBuilder words =
                new StringBuilder("pin %d, looked at %d times:".formatted(bcm, looks));
        for (Look look : changes) {
            words.append(
                    " %s at %d ms;"
                            .formatted(
                                    look.pin(),
                                    (look.nanos() - changes.getFirst().nanos()) / 1_000_000));
        }
        return words.toString();
    }
}
