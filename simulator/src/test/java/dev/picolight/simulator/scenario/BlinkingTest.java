package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `expect-blinking`.
@Timeout(20)
final class BlinkingTest {
    @TempDir private Path folder;
    private Play play;

    @BeforeEach
    void open() {
        play = new Play(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "BLINK 5 200 300 | on: 200ms, off: 300ms, tolerance: 1ms, times: 4 | 0",
                "BLINK 5 200 300 | on: 200ms, off: 300ms, tolerance: 1%, times: 4 | 0",
                "BLINK 5 200 300 | on: 200ms, off: 300ms | 0",
                "BLINK 5 200 300 | on: 240ms, off: 300ms, tolerance: 20% | 0",
                "BLINK 5 200 300 | on: 240ms, off: 300ms, tolerance: 16% | 1",
                "BLINK 5 200 300 | on: 200ms, off: 350ms, tolerance: 50ms | 0",
                "BLINK 5 200 300 | on: 200ms, off: 350ms, tolerance: 49ms | 1",
                "BLINK 5 100 100 | on: 200ms, off: 200ms | 1",
                "BLINK 5 400 400 | on: 200ms, off: 200ms | 1",
                "BLINK 5 300 200 | on: 200ms, off: 300ms | 1",
                "BLINK 5 200 200 | on: 200ms | 0",
                "BLINK 3 200 200 | on: 200ms, times: 3 | 0",
                "BLINK 3 200 200 | on: 200ms, times: 4 | 1",
                "ON | on: 200ms | 1",
            })
    void counts(String message, String blinking, int code) throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: 客廳/message, message: " + message + "}",
                        "expect-blinking: {" + blinking + ", within: 10s}");

        assertThat(ended.code()).as(ended.text()).isEqualTo(code);
    }

    @Test
    void aBreakBeginsTheCountAnew() throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: 客廳/message, message: BLINK 2 200 200}",
                        "parallel: [{expect-blinking: {on: 200ms, times: 3, within: 8s}}, [{delay: 5s},"
                                + " {mqtt-publish: {topic: 客廳/message, message: BLINK 2 200 200}}]]");

        assertThat(ended.code()).as(ended.text()).isEqualTo(1);
    }

    @Test
    void whatBlinkedBeforeDoesNotCount() throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: 客廳/message, message: BLINK 5 200 200}",
                        "delay: 5s",
                        "expect-blinking: {on: 200ms, within: 5s}");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text())
                .contains("blinks: lit 0.200 s, dark 0.200 s, in a row: 3 within 5.000 s")
                .containsPattern("\\d+\\.\\d{3} s  lit")
                .containsPattern("\\d+\\.\\d{3} s  dark");
    }

    @Test
    void eachLedThatIsMeantMustBlink() throws Exception {
        String both = "expect-blinking: {board: kitchen, on: 200ms, within: 5s}";
        String blink = "mqtt-publish: {topic: %s/message, message: BLINK 10 200 200}";

        assertThat(play.two(blink.formatted("all"), both).code()).isZero();
        assertThat(play.two(blink.formatted("廚房"), both).code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{off: 200ms} | on is missing",
                "{on: 200} | 200ms",
                "{on: 200ms, tolerance: much} | 20%",
                "{on: 200ms, times: 0} | 1 to 1000",
                "{on: 200ms, times: 2.5} | 1 to 1000",
            })
    void nonsenseIsRefused(String blinking, String words) throws Exception {
        play.assertRefused(words, "expect-blinking: " + blinking);
    }
}
