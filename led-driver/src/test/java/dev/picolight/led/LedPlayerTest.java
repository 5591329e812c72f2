package dev.picolight.led;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LedPlayerTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final LedPattern.Steady DARK = new LedPattern.Steady(Brightness.DARK);
    private static final LedPattern.Steady LIT = new LedPattern.Steady(Brightness.FULL);

    /// 300 ms lit and 200 ms dark, twice.
    private static final LedPattern BLINK =
            new LedPattern.Blink(Optional.of(2), Duration.ofMillis(300), Duration.ofMillis(200));

    private Instant now = START;
    private final InMemoryLed led = new InMemoryLed(() -> now);
    private final LedPlayer player = new LedPlayer(led);

    @Test
    void isDarkBeforeAnythingIsPlayed() {
        assertThat(advance(0)).isEmpty();
        assertThat(led.isLit()).isFalse();
    }

    @Test
    void showsASteadyLightAtOnce() {
        assertThat(player.play(LIT, DARK, now)).isEmpty();
        assertThat(led.isLit()).isTrue();
        assertThat(advance(86_400_000)).isEmpty();
        assertThat(led.isLit()).isTrue();
    }

    @Test
    void playsAPatternByItsDueInstants() {
        runUntilNothingIsDue(player.play(BLINK, DARK, now));
        assertThat(changes()).containsExactly("0 lit", "300 dark", "500 lit", "800 dark");
    }

    @Test
    void leavesWhatIsToStayAfterwards() {
        runUntilNothingIsDue(player.play(BLINK, LIT, now));
        assertThat(changes())
                .containsExactly("0 lit", "300 dark", "500 lit", "800 dark", "1000 lit");
        assertThat(advance(5000)).isEmpty();
        assertThat(led.isLit()).isTrue();
    }

    @Nested
    class WhilePlaying {
        @Test
        void newestPatternWins() {
            player.play(BLINK, LIT, now);
            advance(300);
            now = START.plusMillis(400);
            LedPattern quick =
                    new LedPattern.Blink(
                            Optional.of(1), Duration.ofMillis(50), Duration.ofMillis(50));
            runUntilNothingIsDue(player.play(quick, DARK, now));
            assertThat(advance(5000)).isEmpty();
            assertThat(changes()).containsExactly("0 lit", "300 dark", "400 lit", "450 dark");
        }

        @Test
        void samePatternBeginsAnew() {
            player.play(BLINK, DARK, now);
            advance(300);
            now = START.plusMillis(400);
            assertThat(player.play(BLINK, DARK, now)).contains(START.plusMillis(700));
            assertThat(led.isLit()).isTrue();
        }

        @Test
        void offStopsIt() {
            player.play(BLINK, LIT, now);
            now = START.plusMillis(100);
            assertThat(player.play(DARK, DARK, now)).isEmpty();
            assertThat(advance(500)).isEmpty(); // when the old one would have been lit again
            assertThat(advance(1000)).isEmpty(); // and when it would have ended
            assertThat(changes()).containsExactly("0 lit", "100 dark");
        }

        @Test
        void onStopsIt() {
            player.play(BLINK, DARK, now);
            now = START.plusMillis(350);
            assertThat(player.play(LIT, DARK, now)).isEmpty();
            assertThat(advance(1000)).isEmpty();
            assertThat(led.isLit()).isTrue();
        }

        @Test
        void advancingEarlyChangesNothing() {
            player.play(BLINK, DARK, now);
            assertThat(advance(299)).contains(START.plusMillis(300));
            assertThat(advance(299)).contains(START.plusMillis(300));
            assertThat(changes()).containsExactly("0 lit");
        }

        @Test
        void advancingLateDoesNotShiftTheRest() {
            player.play(BLINK, DARK, now);
            assertThat(advance(450)).contains(START.plusMillis(500));
            assertThat(led.isLit()).isFalse();
            assertThat(advance(799)).contains(START.plusMillis(800));
            assertThat(led.isLit()).isTrue();
        }

        @Test
        void advancingAfterTheEndShowsWhatStays() {
            player.play(BLINK, LIT, now);
            advance(300);
            assertThat(advance(60_000)).isEmpty();
            assertThat(changes()).containsExactly("0 lit", "300 dark", "60000 lit");
        }
    }

    @Nested
    class WithAFailingLed {
        private final FailingLed failing = new FailingLed();
        private final LedPlayer player = new LedPlayer(failing);

        @Test
        void saysSoAndStopsTheOldPatternAllTheSame() {
            player.play(BLINK, DARK, START);
            failing.broken = true;
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(() -> player.play(DARK, DARK, START.plusMillis(100)));
            failing.broken = false;
            assertThat(player.advance(START.plusMillis(500))).isEmpty();
            assertThat(failing.shown()).isEqualTo(Brightness.DARK);
        }

        @Test
        void goesOnWhereItShouldBeWhenTheLedIsBack() {
            player.play(BLINK, LIT, START);
            failing.broken = true;
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(() -> player.advance(START.plusMillis(300)));
            failing.broken = false;
            assertThat(player.advance(START.plusMillis(350))).contains(START.plusMillis(500));
            assertThat(failing.shown()).isEqualTo(Brightness.DARK);
        }

        @Test
        void triesWhatStaysAgain() {
            player.play(BLINK, LIT, START);
            failing.broken = true;
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(() -> player.advance(START.plusMillis(1000)));
            failing.broken = false;
            player.advance(START.plusMillis(1001));
            assertThat(failing.shown()).isEqualTo(Brightness.FULL);
        }
    }

    @Test
    void givesTheLedBackDark() {
        player.play(LIT, DARK, now);
        player.close();
        assertThat(led.isLit()).isFalse();
    }

    private Optional<Instant> advance(long sinceStartMillis) {
        now = START.plusMillis(sinceStartMillis);
        return player.advance(now);
    }

    private void runUntilNothingIsDue(Optional<Instant> due) {
        while (due.isPresent()) {
            assertThat(due.get()).as("the next instant due").isAfter(now);
            now = due.get();
            due = player.advance(now);
        }
    }

    private List<String> changes() {
        List<String> changes = new ArrayList<>();
        for (InMemoryLed.Change change : led.history()) {
            changes.add(
                    "%d %s"
                            .formatted(
                                    Duration.between(START, change.at()).toMillis(),
                                    change.brightness().isLit() ? "lit" : "dark"));
        }
        return changes;
    }

    /// Takes no change while it is broken.
    private static final class FailingLed implements Led {
        private Brightness shown = Brightness.DARK;
        private boolean broken;

        @Override
        public void show(Brightness brightness) {
            if (broken) {
                throw LedFault.other("the wire is loose", "Push it in.");
            }
            shown = brightness;
        }

        @Override
        public Brightness shown() {
            return shown;
        }

        @Override
        public boolean canDim() {
            return false;
        }

        @Override
        public void close() {
            shown = Brightness.DARK;
        }
    }
}
