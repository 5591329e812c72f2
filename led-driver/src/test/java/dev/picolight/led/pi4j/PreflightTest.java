package dev.picolight.led.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.picolight.led.LedFault;
import dev.picolight.led.LedFault.Kind;
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
                    .hasMessage("NOT_A_RASPBERRY_PI [%s]".formatted(dev.resolve("gpiochip*")));
        }

        @Test
        void doesNotNeedTheDirectory() {
            LedFault fault = fault(dev.resolve("nowhere"), _ -> true, PC);
            assertThat(fault.kind()).isEqualTo(Kind.NOT_A_RASPBERRY_PI);
        }

        @Test
        void knowsARaspberryPiAllTheSame() {
            LedFault fault = fault(dev, _ -> true, PI_4);
            assertThat(fault.kind()).isEqualTo(Kind.NO_GPIO);
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
            assertThat(fault.kind()).isEqualTo(Kind.PERMITTED_TO_NO_GROUP);
            assertThat(fault.facts())
                    .startsWith(
                            System.getProperty("user.name"),
                            second.toString(),
                            Files.getOwner(second).getName())
                    .contains("rw-r-----");
        }

        @Test
        void offersTheSimulatorOnAPc() {
            LedFault fault = fault(dev, _ -> true, new Board("Turing Machine", "", false));
            assertThat(fault).hasMessage("OTHER_MODEL [\"Turing Machine\"]");
        }

        @Test
        void saysThatAPcHasNoModel() {
            assertThat(fault(dev, _ -> true, PC).kind()).isEqualTo(Kind.NO_MODEL);
        }

        @Test
        void saysWhatMakesABoardKnown() {
            LedFault fault =
                    fault(dev, _ -> true, new Board("Raspberry Pi Zero 2 W Rev 1.0", "", false));
            assertThat(fault).hasMessage("UNKNOWN_REVISION [\"Raspberry Pi Zero 2 W Rev 1.0\"]");
        }

        @Test
        void saysThatABoardIsTooNew() {
            LedFault fault =
                    fault(
                            dev,
                            _ -> true,
                            new Board("Raspberry Pi 9 Model B Rev 1.0", "f09999", false));
            assertThat(fault)
                    .hasMessage("UNKNOWN_BOARD [\"Raspberry Pi 9 Model B Rev 1.0\", \"f09999\"]");
        }
    }

    private static LedFault fault(Path directory, Predicate<Path> mayOpen, Board board) {
        return assertThatExceptionOfType(LedFault.class)
                .isThrownBy(() -> Preflight.check(directory, mayOpen, board))
                .actual();
    }
}
