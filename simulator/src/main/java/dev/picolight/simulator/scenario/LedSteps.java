package dev.picolight.simulator.scenario;

import dev.picolight.simulator.scenario.Witness.LedTrack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The steps that look at LEDs.
final class LedSteps {
    private static final int CHANGES_SHOWN = 8;

    private final Asked asked;

    LedSteps(Asked asked) {
        this.asked = asked;
    }

    Machine await(Deed.WaitLed deed) {
        List<LedTrack> leds = leds(deed.leds());
        boolean lit = deed.lit().in(asked.variables());
        return asked.until(
                deed.within(), () -> all(leds, lit), () -> expected(leds, lit), () -> seen(leds));
    }

    Machine expect(Deed.ExpectLed deed) {
        List<LedTrack> leds = leds(deed.leds());
        boolean lit = deed.lit().in(asked.variables());
        return asked.now(all(leds, lit), () -> expected(leds, lit), () -> seen(leds));
    }

    Machine hold(Deed.Hold deed) {
        List<LedTrack> leds = leds(deed.leds());
        boolean lit = deed.lit().in(asked.variables());
        Duration span = deed.span().in(asked.variables());
        Optional<Duration> within = deed.within().map(it -> it.in(asked.variables()));
        return new Holding(
                asked.began().plus(within.orElse(Duration.ZERO)),
                span,
                () -> all(leds, lit),
                () -> {
                    String held = RunWords.get().holds(expected(leds, lit), Spans.shown(span));
                    return asked.failed(
                            within.map(it -> RunWords.get().beginsWithin(held, Spans.shown(it)))
                                    .orElse(held),
                            seen(leds));
                });
    }

    private List<LedTrack> leds(Deed.Leds leds) {
        return asked.stage().leds(leds, asked.variables());
    }

    private static boolean all(List<LedTrack> leds, boolean lit) {
        return leds.stream().allMatch(led -> led.isLit() == lit);
    }

    private static String expected(List<LedTrack> leds, boolean lit) {
        return lit ? RunWords.get().lit(names(leds)) : RunWords.get().dark(names(leds));
    }

    static String names(List<LedTrack> leds) {
        return leds.stream()
                .map(led -> led.room() + " (" + led.board() + ")")
                .collect(Collectors.joining(", "));
    }

    /// What each of them is and did, and what its board said.
    private List<String> seen(List<LedTrack> leds) {
        List<String> seen = new ArrayList<>();
        leds.forEach(led -> seen.addAll(changes(led)));
        leds.stream()
                .map(LedTrack::board)
                .distinct()
                .limit(3)
                .forEach(board -> {
                    seen.add(RunWords.get().stands(board, asked.witness().standing(board)));
                    seen.addAll(SerialWait.console(asked.witness(), board));
                });
        return seen;
    }

    static List<String> changes(LedTrack led) {
        String name = names(List.of(led));
        List<String> seen = new ArrayList<>();
        seen.add(led.isLit() ? RunWords.get().isLit(name) : RunWords.get().isDark(name));
        led.changes()
                .last(CHANGES_SHOWN)
                .forEach(change ->
                        seen.add(
                                "  "
                                        + Spans.shown(change.at())
                                        + "  "
                                        + (change.lit()
                                                ? RunWords.get().becameLit()
                                                : RunWords.get().becameDark())));
        return seen;
    }
}
