package dev.picolight.device.announce;

import java.util.ArrayList;
import java.util.List;

/// What slows a Raspberry Pi down, as its firmware says.
///
/// @param now what is so at this moment
/// @param sinceBoot what has been so since the machine was started
public record Throttling(List<String> now, List<String> sinceBoot) {
    /// In the order of the firmware's bits, from bit 0; bits 16 on repeat them for the past.
    public static final List<String> REASONS =
            List.of("under-voltage", "frequency-capped", "throttled", "soft-temperature-limit");

    private static final int PAST = 16;

    public Throttling {
        now = List.copyOf(now);
        sinceBoot = List.copyOf(sinceBoot);
    }

    /// Reads the number that `vcgencmd get_throttled` prints.
    public static Throttling ofBits(long bits) {
        return new Throttling(reasons(bits), reasons(bits >> PAST));
    }

    private static List<String> reasons(long bits) {
        List<String> reasons = new ArrayList<>();
        for (int bit = 0; bit < REASONS.size(); bit++) {
            if ((bits >> bit & 1) == 1) {
                reasons.add(REASONS.get(bit));
            }
        }
        return reasons;
    }
}
