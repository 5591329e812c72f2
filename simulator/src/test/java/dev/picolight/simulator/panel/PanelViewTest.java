package dev.picolight.simulator.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.SimulatedHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PanelViewTest {
    @Test
    @Timeout(20)
    void drawsAndLeavesTheTerminalAsItWas() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SimulatedHouse house =
                        new SimulatedHouse(
                                new HousePlan(
                                        List.of(PanelTest.board("pico-1", "客廳")),
                                        new VirtualLan("PicoLight", List.of()),
                                        Stack.PICO_W,
                                        Pace.REAL,
                                        1));
                LineDisciplineTerminal terminal =
                        new LineDisciplineTerminal(
                                "test", "xterm-256color", out, StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(100, 30));
            house.powerOn("pico-1");
            house.pass(Duration.ofSeconds(10));
            Attributes before = terminal.getAttributes();
            terminal.processInputBytes("e\u001b[Bq".getBytes(StandardCharsets.UTF_8));
            PanelView.show(house, terminal);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("\u001b[?1049h")
                    .contains("▶ pico-1", "客廳", "online")
                    .contains("\u001b[?1049l");
            assertThat(terminal.getAttributes().toString()).isEqualTo(before.toString());
        }
    }
}
