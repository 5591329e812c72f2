package dev.picolight.led;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedPatternTest {
    @Nested
    class Steady {
        @ParameterizedTest
        @ValueSource(longs = {0, 1, 86_400_000})
        void neverChanges(long elapsed) {
            LedPattern pattern = new LedPattern.Steady(new Brightness(40));
            assertThat(pattern.at(millis(elapsed)))
                    .isEqualTo(new LedPattern.Frame(new Brightness(40), Optional.empty()));
            assertThat(pattern.length()).isEmpty();
        }

        @Test
        void needsDimmingOnlyBetweenDarkAndFull() {
            assertThat(new LedPattern.Steady(Brightness.DARK).needsDimming()).isFalse();
            assertThat(new LedPattern.Steady(new Brightness(1)).needsDimming()).isTrue();
            assertThat(new LedPattern.Steady(new Brightness(99)).needsDimming()).isTrue();
            assertThat(new LedPattern.Steady(Brightness.FULL).needsDimming()).isFalse();
        }
    }

    @Nested
    class Blink {
        private final LedPattern twice = blink(Optional.of(2));

        @ParameterizedTest(name = "after {0} ms: {1} % for {2} ms")
        @CsvSource({
            "0,100,300",
            "1,100,299",
            "299,100,1", // lit
            "300,0,200",
            "499,0,1", // dark
            "500,100,300",
            "799,100,1", // and again
            "800,0,200",
            "999,0,1"
        })
        void isLitAndDarkInTurn(long elapsed, int percent, long lasts) {
            assertThat(twice.at(millis(elapsed))).isEqualTo(frame(percent, lasts));
        }

        @ParameterizedTest
        @ValueSource(longs = {1000, 1001, 86_400_000})
        void leavesTheLedDarkAtItsEnd(long elapsed) {
            assertThat(twice.at(millis(elapsed)))
                    .isEqualTo(new LedPattern.Frame(Brightness.DARK, Optional.empty()));
            assertThat(twice.length()).contains(millis(1000));
        }

        @Test
        void goesOnForYearsWithoutACount() {
            LedPattern endless = blink(Optional.empty());
            Duration years = Duration.ofDays(3650);
            assertThat(endless.length()).isEmpty();
            assertThat(endless.at(years)).isEqualTo(frame(100, 300));
            assertThat(endless.at(years.plusMillis(300))).isEqualTo(frame(0, 200));
        }

        @Test
        void needsNoDimming() {
            assertThat(twice.needsDimming()).isFalse();
        }

        @Test
        void refusesACountBelowOne() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> blink(Optional.of(0)))
                    .withMessageContaining("0 times")
                    .withMessageContaining("1 or more");
        }

        @ParameterizedTest(name = "on {0}, off {1}")
        @CsvSource({
            "PT0S,PT1S,'on, 0 ms'", "PT1S,PT0S,'off, 0 ms'",
            "PT-1S,PT1S,'on, -1000 ms'", "PT1S,PT0.000999999S,'off, 0 ms'"
        })
        void refusesTimesBelowOneMillisecond(Duration on, Duration off, String evidence) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LedPattern.Blink(Optional.empty(), on, off))
                    .withMessageContaining(evidence)
                    .withMessageContaining("1 ms or more");
        }

        private LedPattern blink(Optional<Integer> times) {
            return new LedPattern.Blink(times, millis(300), millis(200));
        }
    }

    @Nested
    class Pulse {
        private final LedPattern once = new LedPattern.Pulse(Optional.of(1), millis(1000));

        @ParameterizedTest(name = "after {0} ms: {1} %")
        @CsvSource({"0,0", "250,50", "500,100", "750,50", "980,4"})
        void swellsAndFades(long elapsed, int percent) {
            assertThat(once.at(millis(elapsed))).isEqualTo(frame(percent, 20));
        }

        @Test
        void itsLastFrameIsNotLongerThanThePattern() {
            assertThat(once.at(millis(995))).isEqualTo(frame(1, 5));
        }

        @Test
        void leavesTheLedDarkAtItsEnd() {
            assertThat(once.length()).contains(millis(1000));
            assertThat(once.at(millis(1000)))
                    .isEqualTo(new LedPattern.Frame(Brightness.DARK, Optional.empty()));
        }

        @Test
        void goesOnWithoutACount() {
            LedPattern endless = new LedPattern.Pulse(Optional.empty(), millis(1000));
            assertThat(endless.length()).isEmpty();
            assertThat(endless.at(Duration.ofDays(3650).plusMillis(500))).isEqualTo(frame(100, 20));
        }

        @Test
        void needsDimming() {
            assertThat(once.needsDimming()).isTrue();
        }

        @Test
        void refusesWhatCannotBeSeen() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LedPattern.Pulse(Optional.of(0), millis(1000)))
                    .withMessageContaining("0 times");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LedPattern.Pulse(Optional.of(1), millis(99)))
                    .withMessageContaining("99 ms")
                    .withMessageContaining("100 ms or more");
        }
    }

    private static LedPattern.Frame frame(int percent, long lastsMillis) {
        return new LedPattern.Frame(new Brightness(percent), Optional.of(millis(lastsMillis)));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
