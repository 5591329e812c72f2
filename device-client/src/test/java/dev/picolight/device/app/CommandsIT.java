package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the device as processes: what they print, and the number they end with.
class CommandsIT {
    private static final String SETTINGS =
            """
            broker:
              host: 192.168.137.113
            leds:
              - room: 客廳
                bcm-pin: 17
              - room: 臥室
                bcm-pin: 27
                polarity: active-low
            """;

    @TempDir private Path folder;
    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("pi.yaml"), SETTINGS).toString();
    }

    private static void assertEnds(DeviceProgram program, ExitCode code) {
        assertThat(program.awaitExit()).as(program.printed()).isEqualTo(code.number());
        assertThat(program.printed()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void checkBlinksEachLed() {
        try (DeviceProgram check =
                DeviceProgram.start(Map.of(), "run", "--check", "--settings", file)) {
            assertEnds(check, ExitCode.OK);
            assertThat(check.printed())
                    .contains("客廳: GPIO 17 (header position 11), active-high")
                    .contains("臥室: GPIO 27 (header position 13), active-low")
                    .doesNotContain("connecting", "online");
        }
    }

    @Test
    void theTestSwitchIsLoud() {
        try (DeviceProgram check =
                DeviceProgram.start(Map.of(), "run", "--check", "--settings", file)) {
            assertEnds(check, ExitCode.OK);
            assertThat(check.printed())
                    .containsPattern("WARN -Ddev.picolight.test.anyOutput=true: FOR TESTS ONLY");
        }
    }

    @Test
    void withoutItAnOutputThatMovesNoPinIsRefused() {
        for (List<String> off :
                List.of(List.<String>of(), List.of(DeviceProgram.ANY_OUTPUT + "1"))) {
            try (DeviceProgram check =
                    DeviceProgram.start(off, Map.of(), "run", "--check", "--settings", file)) {
                assertEnds(check, ExitCode.LED);
                assertThat(check.printed()).doesNotContain("blinks", "FOR TESTS");
            }
        }
    }

    @Test
    void checkRefusesLocalhostBeforeItTouchesAnLed() throws IOException {
        Files.writeString(Path.of(file), SETTINGS.replace("192.168.137.113", "localhost"));
        try (DeviceProgram check =
                DeviceProgram.start(Map.of(), "run", "--check", "--settings", file)) {
            assertEnds(check, ExitCode.LOCALHOST);
            assertThat(check.printed())
                    .contains("localhost is the Pico itself", "allow-loopback: true")
                    .doesNotContain("FOR TESTS", "blinks");
        }
    }

    @Test
    void darkenTakesItsSettingsFromTheEnvironment() {
        try (DeviceProgram darken =
                DeviceProgram.start(Map.of("PICOLIGHT_SETTINGS", file), "darken")) {
            assertEnds(darken, ExitCode.OK);
            assertThat(darken.printed()).contains("客廳: GPIO 17 is dark", "臥室: GPIO 27 is dark");
        }
    }

    @Test
    void theOptionWinsOverTheEnvironment() {
        try (DeviceProgram darken =
                DeviceProgram.start(
                        Map.of("PICOLIGHT_SETTINGS", file + ".old"),
                        "darken",
                        "--settings",
                        file)) {
            assertEnds(darken, ExitCode.OK);
        }
    }

    @Test
    void withoutSettingsItSaysHowToNameThem() {
        for (String command : List.of("run", "darken")) {
            for (Map<String, String> environment :
                    List.of(Map.<String, String>of(), Map.of("PICOLIGHT_SETTINGS", ""))) {
                try (DeviceProgram program = DeviceProgram.start(environment, command)) {
                    assertEnds(program, ExitCode.USAGE);
                    assertThat(program.printed())
                            .contains("--settings FILE", "PICOLIGHT_SETTINGS", command + " --help");
                }
            }
        }
    }

    @Test
    void namesItselfAsTheUserTypesIt() {
        try (DeviceProgram inTheSourceTree =
                DeviceProgram.start(Map.of(), "darken", "--nonsense")) {
            assertEnds(inTheSourceTree, ExitCode.USAGE);
            assertThat(inTheSourceTree.printed()).contains("Try: ./picolight darken --help");
        }
        try (DeviceProgram installed =
                DeviceProgram.start(Map.of("PICOLIGHT_PROGRAM", "picolight"), "help", "run")) {
            assertEnds(installed, ExitCode.OK);
            assertThat(installed.printed())
                    .contains("Usage: picolight run")
                    .doesNotContain("./picolight");
        }
    }

    @Test
    void aRehearsalNeedsNothing() {
        try (DeviceProgram rehearse = DeviceProgram.start(List.of(), Map.of(), "rehearse")) {
            rehearse.awaitPrinted("客廳/message «測試訊息» → LED lit");
            assertThat(rehearse.awaitExit()).as(rehearse.printed()).isZero();
        }
    }

    @Test
    void aServiceIsRefusedAsEverybodyIs() throws IOException {
        for (String word : List.of("run", "darken")) {
            try (DeviceProgram program =
                    DeviceProgram.start(Map.of("PICOLIGHT_SETTINGS", file + ".old"), word)) {
                assertEnds(program, ExitCode.SETTINGS);
                assertThat(program.printed()).contains("there is no such file");
            }
        }
        Files.writeString(Path.of(file), SETTINGS.replace("192.168.137.113", "127.1"));
        try (DeviceProgram program =
                DeviceProgram.start(Map.of("PICOLIGHT_SETTINGS", file), "run")) {
            assertEnds(program, ExitCode.LOCALHOST);
            assertThat(program.printed()).contains("«127.1» (resolved: 127.0.0.1)");
        }
    }

    /// The class files of picocli are too old for an AOT cache.
    @Test
    void aServiceStartsWithoutWhatOnlyPeopleNeed() {
        List<String> options = List.of(DeviceProgram.ANY_OUTPUT, "-Xlog:class+load");
        Map<String, String> environment = Map.of("PICOLIGHT_SETTINGS", file);
        for (String word : List.of("darken", "rehearse")) {
            try (DeviceProgram program = DeviceProgram.start(options, environment, word)) {
                assertThat(program.awaitExit()).isZero();
                assertThat(program.printed())
                        .contains("dev.picolight.device.app.Console ")
                        .doesNotContain("] picocli.");
            }
        }
    }

    @Test
    void theRehearsalIsNoCommandForUsers() {
        try (DeviceProgram help = DeviceProgram.start(Map.of(), "help")) {
            assertEnds(help, ExitCode.OK);
            assertThat(help.printed())
                    .contains("run", "darken", "version")
                    .doesNotContain("rehearse");
        }
    }
}
