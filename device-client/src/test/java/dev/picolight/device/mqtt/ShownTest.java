package dev.picolight.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
    @Test
    void leavesReadableTextAlone() {
        assertThat(Shown.quoted("測試訊息 ok 💡")).isEqualTo("«測試訊息 ok 💡»");
    }

    @Test
    void makesTheInvisibleVisible() {
        assertThat(Shown.quoted("a\r\n\u001b[2J\u202eb\u2028\ud83d"))
                .isEqualTo("«a\\u000D\\u000A\\u001B[2J\\u202Eb\\u2028\\uD83D»");
    }

    @Test
    void isOneWordForAShell() {
        assertThat(Shown.forShell("Pi's 客廳 $(id)")).isEqualTo("'Pi'\\''s 客廳 $(id)'");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 4096})
    void isBounded(int length) {
        assertThat(Shown.quoted("燈".repeat(length)))
                .isEqualTo("«" + "燈".repeat(60) + (length > 60 ? "…»" : "»"));
    }
}
