package dev.picolight.simulator.junit;

import dev.picolight.device.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Lit and dark in turn.
///
/// @param on how long it is lit each time
/// @param off how long it is dark in between
/// @param tolerance how much longer or shorter each may be
/// @param times how often it is lit, at least 1
record Blinking(Duration on, Duration off, Duration tolerance, int times) {
    Blinking {
        if (times < 1 || !on.isPositive() || !off.isPositive() || tolerance.isNegative()) {
            throw new IllegalArgumentException(
                    Words.of(ExpectationWords.class)
                            .noBlinking(
                                    times, Spans.text(on), Spans.text(off), Spans.text(tolerance)));
        }
    }

    /// How long something lasted.
    private record Stretch(Light light, Duration length) {}

    /// Whether so many blinks in a row are among these changes, with their end.
    boolean isIn(List<LightChange> changes) {
        int found = 0;
        for (Stretch stretch : stretches(changes)) {
            boolean fits = fits(stretch);
            if (stretch.light() == Light.DARK) {
                found = fits ? found : 0;
            } else {
                found = fits ? found + 1 : 0;
            }
            if (found == times) {
                return true;
            }
        }
        return false;
    }

    /// The changes with a beginning and an end; a change of brightness alone ends nothing.
    private static List<Stretch> stretches(List<LightChange> changes) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0, next; i < changes.size(); i = next) {
            LightChange begin = changes.get(i);
            next = i + 1;
            while (next < changes.size() && changes.get(next).light() == begin.light()) {
                next++;
            }
            if (next < changes.size()) {
                stretches.add(new Stretch(begin.light(), changes.get(next).at().minus(begin.at())));
            }
        }
        return stretches;
    }

    private boolean fits(Stretch stretch) {
        Duration wanted = stretch.light() == Light.LIT ? on : off;
        return stretch.length().minus(wanted).abs().compareTo(tolerance) <= 0;
    }

    /// Enough for all of it, when it has begun or is about to.
    Duration patience() {
        return on.plus(off).plus(tolerance.multipliedBy(2)).multipliedBy(times + 2L).plusSeconds(1);
    }
}
