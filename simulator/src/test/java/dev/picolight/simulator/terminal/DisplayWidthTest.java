package dev.picolight.simulator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "led, 3",
        "客廳/message, 12",
        "測試訊息, 8",
        "cafe\u0301, 4", // a combining accent
        "Ａ, 2", // full width
        "ｱ, 1", // half width
        "💡, 2",
        "☀\ufe0f, 2", // shown as an emoji because of its variation selector
        "👨\u200d👩\u200d👧, 2", // three joined to one
        "🇹🇼, 2",
        "●○…, 3",
        "'', 0",
    })
    void countsColumnsAsATerminalDoes(String text, int columns) {
        assertThat(DisplayWidth.columns(text)).isEqualTo(columns);
    }

    @Test
    void alignsWhateverStandsBefore() {
        assertThat(DisplayWidth.padded("客廳", 6)).isEqualTo("客廳  ");
        assertThat(DisplayWidth.padded("led", 6)).isEqualTo("led   ");
        assertThat(DisplayWidth.padded("broker", 3)).isEqualTo("broker");
    }

    @ParameterizedTest(name = "{0} in {1} columns: {2}")
    @CsvSource({
        "測試訊息, 8, 測試訊息",
        "測試訊息, 7, 測試訊|息", // half a character is none
        "lights an LED, 9, lights an|LED",
        "lights an LED, 8, lights|an LED",
        "lights, 4, ligh|ts",
        "a👨\u200d👩\u200d👧bc, 4, a👨\u200d👩\u200d👧b|c",
        "'', 5, ''",
    })
    void breaksAtSpacesOrBetweenCharacters(String text, int columns, String expected) {
        assertThat(String.join("|", DisplayWidth.wrapped(text, columns))).isEqualTo(expected);
    }
}
