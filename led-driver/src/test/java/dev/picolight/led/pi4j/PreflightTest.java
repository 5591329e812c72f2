package dev.picolight.led.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.picolight.led.LedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    private static final Board PI_4 = new Board("Raspberry Pi 4 Model B Rev 1.4", "c03114", true);
    private static final Board PC = new Board("", "", false);

    @TempDir Path dev;

    @Nested
    class WithoutDevices {
        @Test
        void offersTheSimulatorOnAPc() {
            LedFault fault = fault(dev, _ -> true, PC);
            assertThat(fault)
                    .hasMessageContaining("not a Raspberry Pi")
                    .hasMessageContaining(dev.resolve("gpiochip*").toString());
            assertThat(fault.remedy()).contains("./picolight sim");
        }

        @Test
        void doesNotNeedTheDirectory() {
            LedFault fault = fault(dev.resolve("nowhere"), _ -> true, PC);
            assertThat(fault).hasMessageContaining("not a Raspberry Pi");
        }

        @Test
        void knowsARaspberryPiAllTheSame() {
            LedFault fault = fault(dev, _ -> true, PI_4);
            assertThat(fault).hasMessageContaining("this Raspberry Pi shows no GPIO");
            assertThat(fault.remedy()).contains("--device /dev/gpiochip0");
        }
    }

    @Nested
    class WithDevices {
        @BeforeEach
        void twoChipsAndAnotherDevice() throws IOException {
            for (String name : List.of("gpiochip1", "gpiochip0", "gpiomem")) {
                Files.setPosixFilePermissions(
                        Files.createFile(dev.resolve(name)),
                        PosixFilePermissions.fromString("rw-r-----"));
            }
        }

        @Test
        void isContentWhenAllMayBeOpened() {
            assertThatCode(() -> Preflight.check(dev, _ -> true, PI_4)).doesNotThrowAnyException();
        }

        @Test
        void asksOnlyForTheChips() {
            Predicate<Path> chips = path -> path.getFileName().toString().startsWith("gpiochip");
            assertThatCode(() -> Preflight.check(dev, chips, PI_4)).doesNotThrowAnyException();
        }

        @Test
        void namesTheOneThatMayNotBeOpened() throws IOException {
            Path second = dev.resolve("gpiochip1");
            LedFault fault = fault(dev, path -> !path.equals(second), PI_4);
            assertThat(fault)
                    .hasMessageContaining(
                            "user %s may not open %s, which belongs to %s,"
                                    .formatted(
                                            System.getProperty("user.name"),
                                            second,
                                            Files.getOwner(second)))
                    .hasMessageContaining("with rw-r-----");
        }

        @Test
        void offersTheSimulatorOnAPc() {
            LedFault fault = fault(dev, _ -> true, new Board("Turing Machine", "", false));
            assertThat(fault)
                    .hasMessageContaining("not a Raspberry Pi")
                    .hasMessageContaining("\"Turing Machine\"");
            assertThat(fault.remedy()).contains("./picolight sim");
        }

        @Test
        void saysThatAPcHasNoModel() {
            assertThat(fault(dev, _ -> true, PC))
                    .hasMessageContaining("not in /proc/device-tree/model");
        }

        @Test
        void saysWhatMakesABoardKnown() {
            LedFault fault =
                    fault(dev, _ -> true, new Board("Raspberry Pi Zero 2 W Rev 1.0", "", false));
            assertThat(fault)
                    .hasMessageContaining("does not know this board")
                    .hasMessageContaining("\"Raspberry Pi Zero 2 W Rev 1.0\"");
            assertThat(fault.remedy()).contains("kernel of Raspberry Pi OS", "Revision");
        }

        @Test
        void saysThatABoardIsTooNew() {
            LedFault fault =
                    fault(
                            dev,
                            _ -> true,
                            new Board("Raspberry Pi 9 Model B Rev 1.0", "f09999", false));
            assertThat(fault).hasMessageContaining("revision \"f09999\"");
            assertThat(fault.remedy()).contains("newer");
        }
    }

    private static LedFault fault(Path directory, Predicate<Path> mayOpen, Board board) {
        return assertThatExceptionOfType(LedFault.class)
                .isThrownBy(() -> Preflight.check(directory, mayOpen, board))
                .actual();
    }
}
