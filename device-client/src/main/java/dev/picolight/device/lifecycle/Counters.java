package dev.picolight.device.lifecycle;

import java.util.EnumMap;
import java.util.Map;

/// What the device has counted since it was started. Owned by the device's thread.
public final class Counters {
    /// What is counted.
    public enum Count {
        /// Commands that an LED has followed.
        OBEYED,
        /// Messages that changed nothing: malformed, not supported, ignored.
        REFUSED,
        /// Commands that came later than their Message Expiry Interval allows.
        EXPIRED,
        /// Commands that had been done before, and were not done again.
        DUPLICATE,
        /// Commands passed over because newer ones followed too fast.
        LIMITED,
        /// Connections after the first one.
        RECONNECTED
    }

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);

    void add(Count what) {
        counts.merge(what, 1L, Long::sum);
    }

    long of(Count what) {
        return counts.getOrDefault(what, 0L);
    }

    /// All counts as they are now, also those that are 0.
    Map<Count, Long> snapshot() {
        Map<Count, Long> all = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            all.put(count, of(count));
        }
        return Map.copyOf(all);
    }
}
