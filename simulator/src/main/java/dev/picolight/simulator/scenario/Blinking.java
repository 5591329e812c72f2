package dev.picolight.simulator.scenario;

import dev.picolight.simulator.scenario.Witness.Change;
import dev.picolight.simulator.scenario.Witness.LedTrack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks whether one LED blinks: so many times lit for one span, each dark for another in between.
final class Blinking {
    private final LedTrack led;
    private final Duration on;
    private final Duration off;
    private final Function<Duration, Duration> tolerance;
    private final int times;
    private long looked;
    private Optional<Change> before = Optional.empty();
    private int inARow;
    private boolean isSo;

    Blinking(
            LedTrack led,
            Duration on,
            Duration off,
            Function<Duration, Duration> tolerance,
            int times) {
        this.led = led;
        this.on = on;
        this.off = off;
        this.tolerance = tolerance;
        this.times = times;
        this.looked = led.changes().end();
    }

    static Machine machine(Asked asked, Deed.ExpectBlinking deed) {
        List<LedTrack> leds = asked.stage().leds(deed.leds(), asked.variables());
        Duration on = deed.on().in(asked.variables());
        Duration off = deed.off().in(asked.variables());
        int times = deed.times().in(asked.variables());
        var tolerance = deed.tolerance().in(asked.variables());
        List<Blinking> watched =
                leds.stream().map(led -> new Blinking(led, on, off, tolerance, times)).toList();
        return asked.until(
                deed.within(),
                () -> watched.stream().filter(Blinking::isSeen).count() == watched.size(),
                () ->
                        RunWords.get()
                                .blinks(
                                        LedSteps.names(leds),
                                        Spans.shown(on),
                                        Spans.shown(off),
                                        times),
                () -> leds.stream().flatMap(led -> LedSteps.changes(led).stream()).toList());
    }

    /// Whether it has blinked often enough.
    boolean isSeen() {
        led.changes().from(looked).forEach(this::see);
        looked = led.changes().end();
        return isSo;
    }

    private void see(Change change) {
        before.ifPresent(last -> {
            Duration span = change.at().minus(last.at());
            boolean good = near(span, last.lit() ? on : off);
            if (!good) {
                inARow = 0;
            } else if (last.lit()) {
                inARow++;
                isSo |= inARow >= times;
            }
        });
        before = Optional.of(change);
    }

    private boolean near(Duration span, Duration wanted) {
        return span.minus(wanted).abs().compareTo(tolerance.apply(wanted)) <= 0;
    }
}
