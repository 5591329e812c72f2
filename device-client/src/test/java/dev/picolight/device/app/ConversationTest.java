package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {
    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", " YES ", "是", "是的", "好", "ｙ", "ＹＥＳ"})
    void takesTheseForAYes(String answer) {
        assertThat(Conversation.isYes(answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "no", "不", "不是", "不好", "否", "yesterday", "yy"})
    void takesEverythingElseForANo(String answer) {
        assertThat(Conversation.isYes(answer)).isFalse();
    }
}
