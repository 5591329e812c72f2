package dev.picolight.simulator.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultKind;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.SimulatedHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PanelTest {
    private final SimulatedHouse house =
            new SimulatedHouse(
                    new HousePlan(
                            List.of(board("pico-1", "客廳"), board("pico-2", "臥室")),
                            new VirtualLan("PicoLight", List.of()),
                            Stack.PICO_W,
                            Pace.REAL,
                            7));
    private final Panel panel = new Panel(house, new PanelDeeds(house, Runnable::run));

    static DeviceSettings board(String id, String room) {
        DeviceId own = new DeviceId(id);
        return new DeviceSettings(
                own,
                DeviceSettings.Broker.plain(
                        new BrokerAddress(VirtualLan.BROKER_ADDRESS, 1883), own),
                List.of(LedSettings.onBoard(room)));
    }

    @BeforeEach
    void putInThePlugs() throws InterruptedException {
        house.events().watch(panel.log()::take);
        house.powerOn("pico-1");
        house.powerOn("pico-2");
        house.pass(Duration.ofSeconds(10));
    }

    @AfterEach
    void end() {
        house.close();
    }

    private void press(String... keys) {
        for (String key : keys) {
            panel.press(key);
        }
    }

    private void type(String text) {
        text.codePoints().mapToObj(Character::toString).forEach(panel::press);
    }

    private String picture() {
        return picture(24, 100);
    }

    private String picture(int rows, int columns) {
        List<AttributedString> lines = PanelPicture.of(panel, rows, columns);
        assertThat(lines).hasSizeLessThanOrEqualTo(rows);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(columns));
        return lines.stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void showsBoardsRoomsAndConsole() {
        assertThat(picture())
                .contains(
                        "▶ pico-1", "○ 客廳", "  pico-2", "○ 臥室", "online", "listening to 臥室/message")
                .contains("nothing is broken");
    }

    @Test
    void fitsEveryTerminal() {
        press("f");
        for (int rows = 1; rows < 40; rows++) {
            for (int columns = 1; columns < 120; columns += 7) {
                picture(rows, columns);
            }
        }
    }

    @Test
    void publishesToTheChosenBoardsRoom() throws InterruptedException {
        press("down", "m");
        type("測試訊息x");
        press("backspace", "enter");
        house.pass(Duration.ofSeconds(1));
        assertThat(house.board("pico-2").leds().getFirst().isLit()).isTrue();
        assertThat(house.board("pico-1").leds().getFirst().isLit()).isFalse();
        press("e");
        assertThat(picture()).contains("● 臥室", "● pico-2 · 臥室: lit", "published to 臥室/message");
    }

    @Test
    void saysWhatIsWrongWithATopic() {
        press("m");
        for (int i = 0; i < 20; i++) {
            press("backspace");
        }
        press("enter");
        assertThat(panel.notice()).contains("A topic is missing");
        press("m");
        for (int i = 0; i < 20; i++) {
            press("backspace");
        }
        type("客廳/# ON");
        press("enter");
        assertThat(panel.notice()).contains("#");
    }

    @Test
    void filtersPackets() {
        press("p", "/");
        type("suback");
        press("enter");
        assertThat(picture()).contains("SUBACK", "only «suback»").doesNotContain("CONNACK");
        press("b");
        assertThat(picture().lines().filter(line -> line.contains("pico-2"))).hasSize(1);
    }

    @Test
    void breaksAndMendsForOneBoard() throws InterruptedException {
        press("w");
        assertThat(house.faults().all())
                .extracting(Active::board)
                .containsExactly(Optional.of("pico-1"));
        house.pass(Duration.ofSeconds(20));
        assertThat(picture()).contains("broken: wifi down (pico-1)");
        assertThat(house.board("pico-1").isOnline()).isFalse();
        press("x");
        assertThat(house.faults().all()).isEmpty();
    }

    @Test
    void asksForWhatAFaultNeeds() {
        press("f", Panel.letter(FaultKind.LATENCY));
        type("latency=1s");
        press("enter");
        assertThat(house.faults().on("pico-1"))
                .containsExactly(
                        new Fault.Latency(
                                Duration.ofSeconds(1), Duration.ZERO, Fault.Stream.DOWNSTREAM, 1));
        press("f", Panel.letter(FaultKind.LATENCY));
        assertThat(house.faults().all()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAFault() {
        press("f", Panel.letter(FaultKind.BANDWIDTH));
        type("rate=x");
        press("enter");
        assertThat(house.faults().all()).isEmpty();
        assertThat(picture()).contains("bandwidth: «x» cannot be the rate");
    }

    @Test
    void pullsAndPutsInThePlug() {
        press(" ");
        assertThat(house.board("pico-1").powered()).isFalse();
        assertThat(picture()).contains("no power");
        press(" ");
        assertThat(house.board("pico-1").powered()).isTrue();
    }

    @Test
    void changesTheTime() {
        press("+", "z");
        assertThat(house.time().state().paused()).isTrue();
        assertThat(house.time().state().speed()).isEqualTo(2);
        assertThat(picture()).contains("×2.0", "PAUSED");
        press("z", "=");
        type("fast");
        press("enter");
        assertThat(house.time().state().speed()).isEqualTo(2);
        assertThat(panel.notice()).contains("fast");
    }

    @Test
    void ends() {
        press("/", "q", "escape");
        assertThat(panel.isEnded()).as("a letter that is typed").isFalse();
        press("q");
        assertThat(panel.isEnded()).isTrue();
    }
}
