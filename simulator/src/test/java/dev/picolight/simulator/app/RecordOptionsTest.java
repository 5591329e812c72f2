package dev.picolight.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.SimulatedHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.terminal.Screen;
import dev.picolight.simulator.terminal.TerminalAbilities;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(20)
class RecordOptionsTest {
    @TempDir private Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private static RecordOptions options(String... arguments) {
        RecordOptions options = new RecordOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
        spec.addMixin("record", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        new CommandLine(spec).parseArgs(arguments);
        return options;
    }

    private String file() {
        return folder.resolve("a.jsonl").toString();
    }

    @BeforeEach
    void record() throws InterruptedException {
        HousePlan plan =
                new HousePlan(
                        List.of(new ToldBoard("pico-w", List.of("客廳")).settings(ToldBoard.BROKER)),
                        new VirtualLan(ToldBoard.SSID, List.of()),
                        Stack.PICO_W,
                        Pace.REAL,
                        7);
        try (RecordOptions.Tape tape = options("--record", file()).tape();
                SimulatedHouse house = new SimulatedHouse(plan)) {
            tape.watch(house, _ -> {});
            house.powerOn("pico-w");
            house.pass(Duration.ofSeconds(20));
            house.publish(
                    OutboundMessage.plain(
                            new TopicName("客廳/message"),
                            Payload.of("BLINK 2 100 100"),
                            Qos.AT_LEAST_ONCE));
            house.pass(Duration.ofSeconds(5));
        }
    }

    private ExitCode replay() throws InterruptedException {
        return options("--replay", file())
                .replay(
                        new Screen(
                                new PrintStream(shown, true, StandardCharsets.UTF_8),
                                new TerminalAbilities(
                                        false,
                                        false,
                                        OptionalInt.empty(),
                                        StandardCharsets.UTF_8)));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasRecordedIsDoneAgainInItsKindOfTime() throws InterruptedException {
        assertThat(replay()).isEqualTo(ExitCode.OK);
        assertThat(shown()).contains("Replayed: 3 things were done, the LEDs changed 4 times");
    }

    @Test
    void anLedThatDoesOtherwiseIsTold() throws Exception {
        List<String> lines =
                Files.readAllLines(Path.of(file())).stream()
                        .map(line -> line.replace("BLINK 2", "BLINK 3"))
                        .toList();
        Files.write(Path.of(file()), lines);

        assertThat(replay()).isEqualTo(ExitCode.FAILED);
        assertThat(shown()).contains("(6 times instead of 4)");
    }

    @Test
    void aFileThatIsNoneIsRefusedWithItsLine() throws IOException {
        Files.writeString(Path.of(file()), "# Notes\n");

        assertThatThrownBy(this::replay)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("a.jsonl:1: no JSON");
    }

    @Test
    void aRecordingThatIsThereIsKept() {
        assertThatThrownBy(() -> options("--record", file()).tape())
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("is there already");
    }

    @Test
    void aScenarioIsNotRecorded() {
        assertThatThrownBy(() -> options("--record", "b").requireNone())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--scenario");
    }
}
