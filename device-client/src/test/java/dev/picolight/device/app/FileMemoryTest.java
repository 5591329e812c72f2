package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.MemoryFailed;
import dev.picolight.device.lifecycle.DeviceEvent.Recalled;
import dev.picolight.device.lifecycle.Remembered;
import dev.picolight.device.port.Memory;
import dev.picolight.device.port.MemoryContract;
import dev.picolight.led.Brightness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileMemoryTest implements MemoryContract {
    private static final List<Remembered> LEDS =
            List.of(
                    new Remembered("客廳", true, new Brightness(40)),
                    new Remembered("二樓/臥室 1", false, Brightness.FULL));

    @TempDir Path folder;
    private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();

    private Path file() {
        return folder.resolve("state/leds-pi-1");
    }

    @Override
    public Memory memory() {
        return new FileMemory(file());
    }

    private List<DeviceEvent> recalled() {
        events.clear();
        try (Memory memory = memory()) {
            memory.recall(events::add);
        }
        return List.copyOf(events);
    }

    private void remember(List<Remembered> leds) {
        try (Memory memory = memory()) {
            memory.remember(leds, events::add);
        }
    }

    /// What kill -9 or a power cut leaves behind while the new file is written: a part of it, next
    /// to the old one.
    @Test
    void aTornNewFileDoesNotHurtTheOldOne() throws IOException {
        remember(LEDS);
        byte[] whole = MemoryText.of(List.of(new Remembered("客廳", false, Brightness.FULL)));
        for (int length = 0; length <= whole.length; length++) {
            Files.write(folder.resolve("state/leds-pi-1.new"), Arrays.copyOf(whole, length));
            assertThat(recalled()).containsExactly(new Recalled(LEDS));
        }
        remember(LEDS.subList(0, 1));
        assertThat(recalled()).containsExactly(new Recalled(LEDS.subList(0, 1)));
    }

    /// A disk that lies about what it has written.
    @Test
    void noPartOfAFileIsTakenForTheWhole() throws IOException {
        byte[] whole = MemoryText.of(LEDS);
        Files.createDirectories(folder.resolve("state"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(recalled())
                    .as("%d bytes", length)
                    .satisfiesExactly(
                            it -> assertThat(it).isInstanceOf(MemoryFailed.class),
                            it -> assertThat(it).isEqualTo(new Recalled(List.of())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "picolight 2\nend\n",
                "picolight 1\nON 101 客廳\nend\n",
                "picolight 1\nMAYBE 1 客廳\nend\n",
                "picolight 1\nON 1\nend\n",
                "\u001b[2J",
            })
    void aBrokenFileIsAWarningThatNamesIt(String text) throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(file(), text);
        assertThat(recalled().getFirst())
                .isInstanceOfSatisfying(
                        MemoryFailed.class,
                        it ->
                                assertThat(it.cause())
                                        .contains("leds-pi-1")
                                        .doesNotContain("\u001b"));
    }

    @Test
    void aFileThatIsNoTextIsAWarning() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.write(file(), new byte[] {(byte) 0xFF, 0, 1});
        assertThat(recalled().getFirst()).isInstanceOf(MemoryFailed.class);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAWarning() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where the folder should be");
        remember(LEDS);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        MemoryFailed.class, it -> assertThat(it.remedy()).contains("disk full"));
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgainAndToldOnce() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("state"), "a file");
        try (Memory memory = new FileMemory(file(), Duration.ofMillis(1))) {
            memory.remember(LEDS.subList(0, 1), events::add);
            await().until(() -> !events.isEmpty());
            memory.remember(LEDS, events::add);
            Files.delete(obstacle);
            await().until(() -> Files.exists(file()));
        }
        assertThat(events).hasSize(1);
        assertThat(recalled()).containsExactly(new Recalled(LEDS));
    }

    @Test
    void whatWaitsForAnotherAttemptGetsItAtTheEnd() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("state"), "a file");
        try (Memory memory = new FileMemory(file(), Duration.ofDays(1))) {
            memory.remember(LEDS, events::add);
            await().until(() -> !events.isEmpty());
            Files.delete(obstacle);
        }
        assertThat(recalled()).containsExactly(new Recalled(LEDS));
    }

    @Test
    void theFolderIsSystemdsOrTheUsers() {
        assertThat(StateFolder.of(Map.of("STATE_DIRECTORY", "/var/lib/picolight:/x", "HOME", "/h")))
                .isEqualTo(Path.of("/var/lib/picolight"));
        assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", "/s", "HOME", "/h")))
                .isEqualTo(Path.of("/s/picolight"));
        assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", "relative", "HOME", "/h")))
                .isEqualTo(Path.of("/h/.local/state/picolight"));
    }

    @Test
    void isTextThatAPersonCanRead() {
        assertThat(new String(MemoryText.of(LEDS), StandardCharsets.UTF_8))
                .isEqualTo("picolight 1\nON 40 客廳\nOFF 100 二樓/臥室 1\nend\n");
    }
}
