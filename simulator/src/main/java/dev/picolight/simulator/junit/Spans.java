package dev.picolight.simulator.junit;

import java.math.BigDecimal;
import java.time.Duration;

/// How spans and times are written.
final class Spans {
    private static final Duration SECONDS_AT_MOST = Duration.ofMinutes(2);

    private Spans() {}

    /// For example `500 ms`, `2.5 s` or `1:30:00`.
    static String text(Duration span) {
        if (span.compareTo(Duration.ofSeconds(1)) < 0) {
            return plain(span, 6) + " ms";
        }
        return span.compareTo(SECONDS_AT_MOST) <= 0
                ? plain(span, 9) + " s"
                : "%d:%02d:%02d"
                        .formatted(span.toHours(), span.toMinutesPart(), span.toSecondsPart());
    }

    private static String plain(Duration span, int digits) {
        return BigDecimal.valueOf(span.toNanos(), digits).stripTrailingZeros().toPlainString();
    }

    /// For example `00:00:02.500`.
    static String clock(Duration at) {
        return "%02d:%02d:%02d.%03d"
                .formatted(at.toHours(), at.toMinutesPart(), at.toSecondsPart(), at.toMillisPart());
    }
}
