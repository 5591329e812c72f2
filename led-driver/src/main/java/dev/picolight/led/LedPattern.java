package dev.picolight.led;

import java.time.Duration;
import java.util.Optional;

/// What an LED shows over time, as a function of the time elapsed since the pattern began. Has no
/// clock: whoever plays it brings the time.
public sealed interface LedPattern {
    /// What to show now, and how long it lasts.
    ///
    /// @param brightness what to show
    /// @param lasts time until the next frame is due; empty when nothing changes any more
    record Frame(Brightness brightness, Optional<Duration> lasts) {}

    /// The frame at this time since the beginning.
    ///
    /// @param elapsed zero or more; from [#length] on the pattern has ended and the frame is what
    ///   the pattern leaves behind, for whoever plays it to replace
    Frame at(Duration elapsed);

    /// How long the pattern runs; empty when it has no end.
    Optional<Duration> length();

    /// Whether it needs an LED that can dim.
    boolean needsDimming();

    /// Always the same light.
    record Steady(Brightness brightness) implements LedPattern {
        @Override
        public Frame at(Duration elapsed) {
            return new Frame(brightness, Optional.empty());
        }

        @Override
        public Optional<Duration> length() {
            return Optional.empty();
        }

        @Override
        public boolean needsDimming() {
            return brightness.isLit() && !brightness.equals(Brightness.FULL);
        }
    }

    /// Lit and dark in turn, beginning lit.
    ///
    /// @param times how often it is lit, at least 1; empty blinks without end
    /// @param on how long it is lit each time, at least 1 ms
    /// @param off how long it is dark after each time, at least 1 ms
    record Blink(Optional<Integer> times, Duration on, Duration off) implements LedPattern {
        public Blink {
            if (times.isPresent() && times.get() < 1) {
                throw new IllegalArgumentException(
                        "Blinking %d times is not possible: expected 1 or more"
                                .formatted(times.get()));
            }
            requireMillisecond("on", on);
            requireMillisecond("off", off);
        }

        @Override
        public Frame at(Duration elapsed) {
            Optional<Duration> length = length();
            if (length.isPresent() && elapsed.compareTo(length.get()) >= 0) {
                return new Frame(Brightness.DARK, Optional.empty());
            }
            long period = on.plus(off).toNanos();
            Duration within = Duration.ofNanos(elapsed.toNanos() % period);
            return within.compareTo(on) < 0
                    ? new Frame(Brightness.FULL, Optional.of(on.minus(within)))
                    : new Frame(Brightness.DARK, Optional.of(on.plus(off).minus(within)));
        }

        @Override
        public Optional<Duration> length() {
            return times.map(n -> on.plus(off).multipliedBy(n));
        }

        @Override
        public boolean needsDimming() {
            return false;
        }
    }

    /// Swells from dark to full and back, evenly, again and again.
    ///
    /// @param times how often it swells, at least 1; empty pulses without end
    /// @param period from dark to dark, at least 100 ms
    record Pulse(Optional<Integer> times, Duration period) implements LedPattern {
        private static final Duration FRAME = Duration.ofMillis(20);

        public Pulse {
            if (times.isPresent() && times.get() < 1) {
                throw new IllegalArgumentException(
                        "Pulsing %d times is not possible: expected 1 or more"
                                .formatted(times.get()));
            }
            if (period.compareTo(Duration.ofMillis(100)) < 0) {
                throw new IllegalArgumentException(
                        "A pulse of %d ms is too short: expected 100 ms or more"
                                .formatted(period.toMillis()));
            }
        }

        @Override
        public Frame at(Duration elapsed) {
            Optional<Duration> length = length();
            if (length.isPresent() && elapsed.compareTo(length.get()) >= 0) {
                return new Frame(Brightness.DARK, Optional.empty());
            }
            double phase = (double) (elapsed.toNanos() % period.toNanos()) / period.toNanos();
            double light = phase < 0.5 ? 2 * phase : 2 * (1 - phase);
            Duration left =
                    length.map(whole -> whole.minus(elapsed))
                            .filter(rest -> rest.compareTo(FRAME) < 0)
                            .orElse(FRAME);
            return new Frame(new Brightness((int) Math.round(100 * light)), Optional.of(left));
        }

        @Override
        public Optional<Duration> length() {
            return times.map(period::multipliedBy);
        }

        @Override
        public boolean needsDimming() {
            return true;
        }
    }

    private static void requireMillisecond(String name, Duration span) {
        if (span.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(
                    "The time %s, %d ms, is not possible: expected 1 ms or more"
                            .formatted(name, span.toMillis()));
        }
    }
}
