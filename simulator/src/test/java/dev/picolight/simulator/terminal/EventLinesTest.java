package dev.picolight.simulator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    private static final Duration SOON = Duration.ofMillis(3214);

    @Nested
    class InAFile {
        private final EventLines lines = lines(false, OptionalInt.empty(), StandardCharsets.UTF_8);

        @Test
        void isPlainAndAligned() {
            assertThat(lines.event(SOON, Actor.PICO, "Joined 客廳"))
                    .isEqualTo("   3.214 s  pico    Joined 客廳");
            assertThat(lines.event(Duration.ofHours(2), Actor.BROKER, "Listens"))
                    .isEqualTo("7200.000 s  broker  Listens");
        }

        @Test
        void showsTheLedAsItLooks() {
            assertThat(lines.led(SOON, true, "lit")).isEqualTo("   3.214 s  led     ● lit");
            assertThat(lines.led(SOON, false, "dark")).isEqualTo("   3.214 s  led     ○ dark");
        }

        @Test
        void neverCuts() {
            String long200 = "客".repeat(200);

            assertThat(lines.event(SOON, Actor.YOU, long200)).endsWith(long200);
        }

        @Test
        void letsNoForeignTextCommandTheTerminal() {
            assertThat(lines.event(SOON, Actor.YOU, "a\u001b[2Jb\nc"))
                    .endsWith("a\\u001B[2Jb\\u000Ac");
            assertThat(lines.whole("\u001b[2J")).isEqualTo("\\u001B[2J");
        }
    }

    @Nested
    class OnAColouredTerminal {
        private final EventLines lines = lines(true, OptionalInt.of(40), StandardCharsets.UTF_8);

        @Test
        void theLitLedIsYellow() {
            assertThat(lines.led(SOON, true, "lit"))
                    .isEqualTo("\u001b[90m   3.214 s\u001b[0m  led     \u001b[93m● \u001b[0mlit");
        }

        @Test
        void goesOnBelowWhereTheTerminalEnds() {
            assertThat(lines.event(SOON, Actor.YOU, "測試訊息測試訊息測試訊息"))
                    .isEqualTo(
                            "\u001b[90m   3.214 s\u001b[0m  you     測試訊息測試訊息測試\n                    訊息");
        }

        @Test
        void whatIsToBeCopiedIsNotCut() {
            String line = "mosquitto_pub -p 1883 -t '客廳/message' -m '測試訊息'";

            assertThat(lines.whole(line)).isEqualTo(line);
            assertThat(lines.heading(line)).isEqualTo("\u001b[1m" + line + "\u001b[0m");
            assertThat(lines.trouble(line)).isEqualTo("\u001b[31m" + line + "\u001b[0m");
        }
    }

    @Nested
    class WithoutUnicode {
        private final EventLines lines =
                lines(false, OptionalInt.of(35), StandardCharsets.US_ASCII);

        @Test
        void theLedIsDrawnWithWhatThereIs() {
            assertThat(lines.led(SOON, true, "lit")).isEqualTo("   3.214 s  led     (*) lit");
            assertThat(lines.led(SOON, false, "dark")).isEqualTo("   3.214 s  led     ( ) dark");
        }

        @Test
        void chineseBecomesNumbersAndIsBrokenAfterwards() {
            assertThat(lines.event(SOON, Actor.YOU, "測試訊息"))
                    .isEqualTo(
                            "   3.214 s  you     \\u6E2C\\u8A66\\u8A0A\\u\n                    606F");
        }
    }

    private static EventLines lines(boolean coloured, OptionalInt columns, Charset charset) {
        return new EventLines(
                new TerminalAbilities(columns.isPresent(), coloured, columns, charset));
    }
}
