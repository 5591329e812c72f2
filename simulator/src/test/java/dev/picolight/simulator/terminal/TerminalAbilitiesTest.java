package dev.picolight.simulator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalAbilitiesTest {
    @ParameterizedTest(name = "terminal {0}, {1}={2}: {3}")
    @CsvSource({
        "true,  TERM,     xterm-256color, true",
        "true,  HOME,     '',             true", // Windows sets no TERM
        "true,  TERM,     dumb,           false",
        "true,  NO_COLOR, 1,              false",
        "true,  NO_COLOR, '',             true", // empty counts as not set
        "true,  CI,       true,           false",
        "false, TERM,     xterm-256color, false",
    })
    void coloursOnlyWhereTheyAreShownAndWanted(
            boolean terminal, String variable, String value, boolean coloured) {
        TerminalAbilities found =
                TerminalAbilities.of(
                        terminal,
                        Map.of(variable, value),
                        OptionalInt.empty(),
                        StandardCharsets.UTF_8);

        assertThat(found.coloured()).isEqualTo(coloured);
        assertThat(found.terminal()).isEqualTo(terminal);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "UTF-8,      測試 💡 ●",
        "Big5,       測試 \\uD83D\\uDCA1 ●",
        "ISO-8859-1, \\u6E2C\\u8A66 \\uD83D\\uDCA1 \\u25CF",
        "US-ASCII,   \\u6E2C\\u8A66 \\uD83D\\uDCA1 \\u25CF",
    })
    void showsNumbersInsteadOfQuestionMarks(String charset, String expected) {
        assertThat(inCharset(charset).encodable("測試 💡 ●")).isEqualTo(expected);
    }

    @Test
    void knowsWhatTheOutputCanExpress() {
        assertThat(inCharset("UTF-8").canShow("●")).isTrue();
        assertThat(inCharset("US-ASCII").canShow("●")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'24 132\n', 132",
        "'0 0\n', 80",
        "'', 80",
        "'stty: no terminal', 80",
        "'24 -1', 80"
    })
    void readsTheWidthOrTakesTheUsualOne(String size, int columns) {
        assertThat(TerminalAbilities.columnsIn(size)).isEqualTo(columns);
    }

    private static TerminalAbilities inCharset(String charset) {
        return new TerminalAbilities(false, false, OptionalInt.empty(), Charset.forName(charset));
    }
}
