package dev.picolight.simulator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void writesUtf8WhereItCan() {
        screen(StandardCharsets.UTF_8).led(Duration.ZERO, true, "測試訊息");

        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("   0.000 s  led     ● 測試訊息\n");
    }

    @Test
    void neverWritesAQuestionMarkForAnotherCharacter() {
        Screen screen = screen(StandardCharsets.US_ASCII);
        screen.line("客廳");
        screen.heading("客廳");
        screen.trouble("客廳");
        screen.event(Duration.ZERO, Actor.YOU, "客廳");
        screen.led(Duration.ZERO, true, "客廳");

        assertThat(written.toString(StandardCharsets.US_ASCII))
                .doesNotContain("?")
                .contains("\\u5BA2\\u5EF3");
    }

    @Test
    void keepsLinesOfSeveralThreadsWhole() throws InterruptedException {
        Screen screen = screen(StandardCharsets.UTF_8);
        List<Thread> threads =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            for (int n = 0; n < 500; n++) {
                                                screen.line("客廳 " + i);
                                            }
                                        }))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4000)
                .allMatch(line -> line.matches("客廳 [0-7]"));
    }

    private Screen screen(Charset charset) {
        return new Screen(
                new PrintStream(written, false, charset),
                new TerminalAbilities(false, false, OptionalInt.empty(), charset));
    }
}
