package dev.picolight.led.pi4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.led.LedFault;
import dev.picolight.led.LedFault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpioDeviceTest {
    @TempDir Path dev;

    @Test
    void isReadFromTheDirectoryInOrder() throws IOException {
        Files.createFile(dev.resolve("gpiochip1"));
        Path first = Files.createFile(dev.resolve("gpiochip0"));
        assertThat(GpioDevice.in(dev, first::equals))
                .extracting(device -> device.path().getFileName() + " " + device.mayOpen())
                .containsExactly("gpiochip0 true", "gpiochip1 false");
    }

    @Test
    void mayBeOpenedWhenItCanBeReadAndWritten() throws IOException {
        assertThat(GpioDevice.mayBeOpened(Files.createFile(dev.resolve("gpiochip0")))).isTrue();
        assertThat(GpioDevice.mayBeOpened(dev.resolve("gpiochip1"))).isFalse();
    }

    @Test
    void tellsTheGroupToJoin() {
        LedFault fault = device("gpio", "rw-rw----").closedTo("pi");
        assertThat(fault.kind()).isEqualTo(Kind.NOT_PERMITTED);
        assertThat(fault.facts())
                .containsExactly("pi", "/dev/gpiochip0", "root", "gpio", "rw-rw----", "pi");
    }

    @Test
    void tellsTheGroupThatOtherSystemsUse() {
        LedFault fault = device("dialout", "rw-rw----").closedTo("pi");
        assertThat(fault.kind()).isEqualTo(Kind.NOT_PERMITTED);
        assertThat(fault.facts()).contains("dialout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "of this program", "pi; reboot"})
    void namesNoAccountThatIsNone(String user) {
        assertThat(device("gpio", "rw-rw----").closedTo(user).facts()).last().isEqualTo("$USER");
    }

    @Test
    void neverTellsToJoinRoot() {
        assertThat(device("root", "rw-rw----").closedTo("pi").kind())
                .isEqualTo(Kind.PERMITTED_TO_NO_GROUP);
    }

    @Test
    void tellsNotToJoinAGroupThatMayNotOpenIt() {
        assertThat(device("gpio", "rw-r-----").closedTo("pi").kind())
                .isEqualTo(Kind.PERMITTED_TO_NO_GROUP);
        assertThat(device("gpio", "rw--w----").closedTo("pi").kind())
                .isEqualTo(Kind.PERMITTED_TO_NO_GROUP);
    }

    private static GpioDevice device(String group, String permissions) {
        return new GpioDevice(
                Path.of("/dev/gpiochip0"),
                "root",
                group,
                PosixFilePermissions.fromString(permissions),
                false);
    }
}
