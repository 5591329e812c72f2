package dev.picolight.device.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final Finding REACHED =
            Finding.ok(Step.TCP, "reached", List.of("seen"), Duration.ofMillis(8));

    private final StringWriter written = new StringWriter();

    private Screen screen(Charset charset, boolean terminal) {
        return new Screen(new PrintWriter(written), charset, terminal);
    }

    @Test
    void writesPlainLinesWhereNobodyLooks() {
        try (Screen screen = screen(StandardCharsets.UTF_8, false)) {
            screen.begins(Step.TCP);
            screen.found(REACHED);
        }
        assertThat(written.toString().lines()).containsExactly("✓ TCP: reached (8 ms)", "    seen");
    }

    @Test
    void turnsOnATerminalAndLeavesNothingOfItBehind() {
        try (Screen screen = screen(StandardCharsets.UTF_8, true)) {
            screen.begins(Step.TCP);
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(written.toString())
                                    .contains("⠋ opening a TCP connection", "⠙ opening"));
            screen.found(REACHED);
        }
        assertThat(written.toString()).contains("\r\033[K✓ TCP: reached (8 ms)");
    }

    @Test
    void makesDoWithAsciiWhereThereIsNothingElse() {
        try (Screen screen = screen(StandardCharsets.US_ASCII, true)) {
            screen.begins(Step.TCP);
            screen.found(REACHED);
            screen.found(Finding.skipped(Step.TLS, "none"));
            screen.found(
                    Finding.problem(
                            Step.HEAR,
                            "silent",
                            List.of(),
                            Duration.ofMillis(3100),
                            Explanation.of("x", "t", "r", Optional.empty())));
        }
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(written.toString()))
                .as(written.toString())
                .isTrue();
        assertThat(written.toString())
                .contains("+ TCP: reached", "- TLS: none", "X publish and hear: silent (3.1 s)");
    }
}
