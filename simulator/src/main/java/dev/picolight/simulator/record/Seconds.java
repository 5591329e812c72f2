package dev.picolight.simulator.record;

import java.math.BigDecimal;
import java.time.Duration;

/// Times in seconds, with all their nanoseconds.
final class Seconds {
    private static final int NANOS = 9;
    private static final int SHOWN_MIN = 6;

    private Seconds() {}

    /// For example `12.345678`; nanoseconds only where there are some.
    static String text(Duration span) {
        BigDecimal exact = BigDecimal.valueOf(span.toNanos(), NANOS).stripTrailingZeros();
        return (exact.scale() < SHOWN_MIN ? exact.setScale(SHOWN_MIN) : exact).toPlainString();
    }

    /// @throws ArithmeticException when it is finer than nanoseconds or longer than 292 years
    static Duration of(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(NANOS).longValueExact());
    }
}
