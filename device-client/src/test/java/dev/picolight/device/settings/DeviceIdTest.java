package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"ke-ting-1", "b827eb123456", "客廳_燈", "7", "𠮷"})
    void holdsLettersAndDigitsOfAnyScript(String text) {
        assertThat(new DeviceId(text)).hasToString(text);
        assertThat(new DeviceId(text).clientIdentifier()).isEqualTo("picolight-" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a/b", "+", "#", "$a", "a.b", "a\u0000", "💡", "\ud83d"})
    void isOneLevelOfATopic(String text) {
        assertThatThrownBy(() -> new DeviceId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void isBounded() {
        assertThat(new DeviceId("a".repeat(64)).text()).hasSize(64);
        assertThatThrownBy(() -> new DeviceId("a".repeat(65))).hasMessageContaining("at most 64");
    }

    @Nested
    class OfAMachine {
        @TempDir Path root;

        private void write(String path, String content) {
            try {
                Path file = root.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, content.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private Optional<String> find(String hostName) {
            return new OwnDeviceId(root, () -> Optional.of(hostName).filter(it -> !it.isEmpty()))
                    .find()
                    .map(DeviceId::text);
        }

        @Test
        void isTheSerialNumberOfARaspberryPi() {
            write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
            write(
                    "proc/cpuinfo",
                    "Hardware\t: BCM2835\nSerial\t\t: 00000000ABCDEF12\nModel\t: x\n");
            assertThat(find("raspberrypi")).contains("abcdef12");
            write("proc/device-tree/serial-number", "10000000b827eb12\u0000");
            assertThat(find("raspberrypi")).contains("10000000b827eb12");
        }

        /// The card of one Raspberry Pi, copied for another: all files are the same, the hardware
        /// is not.
        @Test
        void tellsMachinesWithCopiesOfOneCardApart() {
            write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
            write("proc/device-tree/serial-number", "10000000b827eb12\u0000");
            Optional<String> first = find("raspberrypi");
            write("proc/device-tree/serial-number", "10000000b827eb13\u0000");
            assertThat(find("raspberrypi")).isPresent().isNotEqualTo(first);
        }

        @Test
        void isTheSameAfterARestart() {
            write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
            assertThat(find("raspberrypi")).isPresent().isEqualTo(find("renamed"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0000000000000000\u0000", "", "\u0000", "To be filled by O.E.M."})
        void passesOverASerialNumberThatIsNone(String serial) {
            write("proc/device-tree/serial-number", serial);
            assertThat(find("pi-2")).contains("pi-2");
        }

        @Test
        void isElseADigestOfTheMachineId() {
            write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
            assertThat(find("pi-2"))
                    .hasValueSatisfying(id ->
                            assertThat(id).matches("[0-9a-f]{12}").isNotEqualTo("0123456789ab"));
            Optional<String> first = find("pi-2");
            write("etc/machine-id", "1123456789abcdef0123456789abcdef\n");
            assertThat(find("pi-2")).isNotEqualTo(first);
        }

        @ParameterizedTest
        @CsvSource({"pi-2, pi-2", "pi.home.arpa, pi-home-arpa", "客廳, 客廳"})
        void isElseTheHostName(String hostName, String id) {
            write("etc/machine-id", "uninitialized\n");
            assertThat(find(hostName)).contains(id);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "localhost", "localhost.localdomain"})
        void isNoneWhenNothingTellsMachinesApart(String hostName) {
            assertThat(find(hostName)).isEmpty();
        }
    }
}
