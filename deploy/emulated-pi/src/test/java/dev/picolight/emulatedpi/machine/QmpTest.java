package dev.picolight.emulatedpi.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dialogue with QEMU's monitor, as QEMU 7.2 holds it.
class QmpTest {
    private static final String GREETING =
            """
            {"QMP": {"version": {"qemu": {"micro": 19, "minor": 2, "major": 7}, "package": "Debian"}, "capabilities": ["oob"]}}
            """;
    private static final String DONE =
            """
            {"return": {}}
            """;
    private static final Duration BRIEFLY = Duration.ofMillis(200);

    @TempDir Path folder;

    @Test
    void negotiatesAndReadsPinsPastTheNews() throws IOException {
        try (ScriptedQemu qemu =
                        new ScriptedQemu(
                                folder,
                                GREETING,
                                DONE,
                                """
                                {"timestamp": {"seconds": 1, "microseconds": 2}, "event": "RESUME"}
                                {"return": "000000003f200000: 0x00000000 0x00200000 0x00000000 0x00000000\\r\\n000000003f200010: 0x0 0x0\\r\\n"}
                                """
                                        .replace(
                                                "0x0 0x0",
                                                "0x00000000 0x00000000 0x00000000 0x00000000\\r\\n"
                                                        + "000000003f200020: 0x00000000 0x00000000 0x00000000 0x00000000\\r\\n"
                                                        + "000000003f200030: 0x00000000 0x00020000"));
                Qmp qmp = new Qmp(qemu.connect())) {
            assertThat(qmp.pins().pin(17)).isEqualTo(Pin.OUTPUT_HIGH);
            assertThat(qemu.asked())
                    .containsExactly(
                            "{\"execute\":\"qmp_capabilities\"}",
                            "{\"execute\":\"human-monitor-command\",\"arguments\":{\"command-line\":\"xp /14wx 0x3f200000\"}}");
        }
    }

    @Test
    void tellsWhyQemuRefuses() throws IOException {
        try (ScriptedQemu qemu =
                        new ScriptedQemu(
                                folder,
                                GREETING,
                                DONE,
                                """
                                {"error": {"class": "CommandNotFound", "desc": "The command xp has not been found"}}
                                """);
                Qmp qmp = new Qmp(qemu.connect())) {
            assertThatThrownBy(() -> qmp.monitor("xp"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("The command xp has not been found");
        }
    }

    @Test
    void noticesThatQemuHasEnded() throws IOException {
        try (ScriptedQemu qemu = new ScriptedQemu(folder, GREETING, DONE);
                Qmp qmp = new Qmp(qemu.connect())) {
            assertThatThrownBy(qmp::pins)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("QEMU has ended");
        }
    }

    @Test
    void givesUpOnSilenceAndTakesNoLateAnswerForAnother() throws IOException {
        try (ScriptedQemu qemu = new ScriptedQemu(folder, GREETING, DONE, "", DONE);
                Qmp qmp = new Qmp(qemu.connect(), BRIEFLY)) {
            assertThatThrownBy(qmp::pins)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("within 200 ms");
            assertThatThrownBy(qmp::pins).isInstanceOf(IOException.class);
        }
    }

    @Test
    void isNotMisledByAnotherServer() throws IOException {
        try (ScriptedQemu other = new ScriptedQemu(folder, "220 mail.example ESMTP\r\n")) {
            assertThatThrownBy(() -> new Qmp(other.connect()).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("220 mail.example");
        }
    }
}
