package dev.picolight.led;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Shows patterns on one LED. The newest pattern wins: playing one stops the one before.
///
/// It has no thread and no clock: whoever owns it calls [#advance] when the instant it returned has
/// come. All calls come from that one thread.
public final class LedPlayer implements AutoCloseable {
    private final Led led;
    private LedPattern pattern = new LedPattern.Steady(Brightness.DARK);
    private LedPattern after = pattern;
    private Instant began = Instant.MIN;

    public LedPlayer(Led led) {
        this.led = led;
    }

    /// Begins a pattern and shows its first frame.
    ///
    /// @param pattern what to show from now on
    /// @param after what stays when the pattern has ended
    /// @return when [#advance] is due; empty when nothing will change by itself
    /// @throws LedFault when the LED does not take it; the old pattern is stopped all the same
    public Optional<Instant> play(LedPattern pattern, LedPattern.Steady after, Instant now) {
        this.pattern = pattern;
        this.after = after;
        this.began = now;
        return advance(now);
    }

    /// Shows the frame that is due. Calling early or late does no harm: the frame depends on the
    /// time alone.
    ///
    /// @return when the next call is due; empty when nothing will change by itself
    /// @throws LedFault when the LED does not take it
    public Optional<Instant> advance(Instant now) {
        if (pattern instanceof LedPattern.Steady(Brightness brightness)) {
            led.show(brightness);
            return Optional.empty();
        }
        Duration elapsed = Duration.between(began, now);
        Optional<Duration> length = pattern.length();
        if (length.isPresent() && elapsed.compareTo(length.get()) >= 0) {
            pattern = after;
            return advance(now);
        }
        LedPattern.Frame frame = pattern.at(elapsed);
        led.show(frame.brightness());
        return frame.lasts().map(now::plus);
    }

    /// Gives the LED back, in its shutdown state.
    @Override
    public void close() {
        led.close();
    }
}
