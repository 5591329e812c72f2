package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void knowsWhereSomebodyTypes(@TempDir Path folder) throws IOException {
        assertThat(Conversation.isTerminal(link(folder, "/dev/pts/3"))).isTrue();
        assertThat(Conversation.isTerminal(link(folder, "/dev/tty1"))).isTrue();
        assertThat(Conversation.isTerminal(link(folder, "/dev/null"))).isFalse();
        assertThat(Conversation.isTerminal(link(folder, "pipe:[4711]"))).isFalse();
        assertThat(Conversation.isTerminal(folder.resolve("nothing"))).isFalse();
    }

    private static Path link(Path folder, String target) throws IOException {
        Path link = folder.resolve("0");
        Files.deleteIfExists(link);
        return Files.createSymbolicLink(link, Path.of(target));
    }
}
