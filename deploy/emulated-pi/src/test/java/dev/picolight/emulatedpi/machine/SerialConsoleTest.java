package dev.picolight.emulatedpi.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands and answers over a serial port to which others write, too.
class SerialConsoleTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration BRIEFLY = Duration.ofMillis(200);

    @TempDir Path folder;

    @Test
    void findsAnAnswerBetweenWhatTheKernelSays() throws IOException {
        try (ScriptedQemu guest =
                        new ScriptedQemu(
                                folder,
                                "[    3.1] usb 1-1: new device\r\nemulated-pi: ready\r\n",
                                "",
                                "printf '\\n%s%s\\n' emulated-pi-be gin-1; { false\r\n", // echo
                                """

                                emulated-pi-begin-1
                                客廳
                                [    9.9] random: done

                                emulated-pi-end-1 3
                                """
                                        .replace("\n", "\r\n"));
                SerialConsole console = new SerialConsole(guest.connect())) {
            console.awaitWords("emulated-pi: ready", SOON);
            Outcome outcome = console.run("false\nfalse", SOON);
            assertThat(outcome).isEqualTo(new Outcome(3, "客廳\n[    9.9] random: done"));
        }
    }

    @Test
    void aSilentGuestIsGivenUpWithItsLastLines() throws IOException {
        try (ScriptedQemu guest =
                        new ScriptedQemu(folder, "Kernel panic - not syncing\r\n", "", "");
                SerialConsole console = new SerialConsole(guest.connect())) {
            assertThatThrownBy(() -> console.run("true", BRIEFLY))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("«true»", "Kernel panic - not syncing");
        }
    }

    @Test
    void theEndOfQemuIsNoticedAtOnce() throws IOException {
        try (ScriptedQemu guest = new ScriptedQemu(folder, "booting\r\n");
                SerialConsole console = new SerialConsole(guest.connect())) {
            assertThatThrownBy(() -> console.run("true", SOON))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("QEMU ended", "booting");
        }
    }

    @Test
    void theShellItselfGivesTheMarksThatAreLookedFor() throws Exception {
        Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        try (var input = shell.outputWriter()) {
            input.write(Transcript.wrapped(1, "echo 'a'; (exit 4)"));
            input.write(Transcript.wrapped(12, "cat\necho b >&2"));
        }
        Transcript transcript = new Transcript();
        try (var output = shell.inputReader()) {
            char[] all = new char[4096];
            for (int count = output.read(all); count >= 0; count = output.read(all)) {
                transcript.append(all, count);
            }
        }
        assertThat(transcript.outcome(1)).contains(new Outcome(4, "a"));
        assertThat(transcript.outcome(12)).contains(new Outcome(0, "b"));
        assertThat(transcript.outcome(2)).isEmpty();
        assertThat(transcript.lastLines(1)).isEqualTo("emulated-pi-end-12 0");
    }
}
