package dev.picolight.led.pi4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.exception.InitializeException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOAlreadyExistsException;
import com.pi4j.library.gpiod.internal.GpioDException;
import com.pi4j.provider.exception.ProviderNotFoundException;
import dev.picolight.led.BcmPin;
import dev.picolight.led.LedFault;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pi4jFaultsTest {
    private static final BcmPin PIN = new BcmPin(17);

    @Nested
    class WhileOpening {
        /// The system's words are in the user's language, so nothing may depend on them.
        @ParameterizedTest
        @ValueSource(strings = {"Device or resource busy", "裝置或系統資源忙碌中"})
        void namesTheHolderOfTheLine(String busy) {
            LedFault fault = opening(refused(busy), _ -> Optional.of("gpioset"));
            assertThat(fault)
                    .hasMessageContaining("GPIO 17 is in use by gpioset")
                    .hasMessageContaining(busy);
            assertThat(fault.remedy()).contains("Stop that program", "dtoverlay", "gpioinfo");
        }

        @Test
        void knowsAHolderWithoutAName() {
            assertThat(opening(refused("busy"), _ -> Optional.of("")))
                    .hasMessageContaining("in use by a program that gives no name");
        }

        @Test
        void recognisesAnotherPicoLight() {
            assertThat(opening(refused("busy"), _ -> Optional.of("picolight-gpio17")).remedy())
                    .contains("Another PicoLight runs");
        }

        @Test
        void sendsToGpioinfoWhenNobodyHoldsTheLineAnyMore() {
            LedFault fault = opening(refused("busy"), _ -> Optional.empty());
            assertThat(fault).hasMessageContaining("the kernel refused GPIO 17");
            assertThat(fault.remedy()).contains("gpioinfo");
        }

        @Test
        void doesWithoutAHolderThatCannotBeAskedFor() {
            IllegalStateException refused = refused("busy");
            GpioDException unasked = new GpioDException("c_gpiod_line_update failed: -1");
            LedFault fault =
                    opening(
                            refused,
                            _ -> {
                                throw unasked;
                            });
            assertThat(fault).hasMessageContaining("the kernel refused GPIO 17").hasCause(refused);
            assertThat(refused.getSuppressed()).containsExactly(unasked);
        }

        @Test
        void saysThatThereIsNoSuchLine() {
            LedFault fault =
                    opening(
                            new GpioDException("c_gpiod_chip_get_line failed! (Invalid argument)"),
                            _ -> Optional.of("not asked for"));
            assertThat(fault)
                    .hasMessageContaining("this board has no GPIO 17")
                    .hasMessageContaining("Invalid argument");
            assertThat(fault.remedy()).contains("another bcm-pin");
        }

        @Test
        void takesNobodyForTheHolderOfALineThatWasGiven() {
            assertThat(
                            opening(
                                    new GpioDException("c_gpiod_line_set_value failed: -1 (EIO)"),
                                    _ -> Optional.of("picolight-gpio17")))
                    .hasMessageContaining("did not give GPIO 17")
                    .hasMessageContaining("EIO");
        }

        @Test
        void saysThatThePinIsOursAlready() {
            assertThat(opening(new IOAlreadyExistsException(17), _ -> Optional.empty()))
                    .hasMessageContaining("GPIO 17 already drives another LED");
        }

        @Test
        void saysThatTheProviderDidNotStart() {
            LedFault fault =
                    opening(
                            new ProviderNotFoundException("gpiod-digital-output"),
                            _ -> Optional.empty());
            assertThat(fault).hasMessageContaining("gpiod-digital-output");
            assertThat(fault.remedy()).contains("log");
        }

        @Test
        void keepsWhatItDoesNotKnow() {
            IllegalStateException origin =
                    new IllegalStateException("No gpio chip yet initialized!");
            assertThat(opening(origin, _ -> Optional.empty()))
                    .hasMessageContaining("IllegalStateException: No gpio chip yet initialized!")
                    .hasCause(origin);
        }

        private LedFault opening(Throwable thrown, Function<BcmPin, Optional<String>> holder) {
            return Pi4jFaults.whileOpening(PIN, thrown, holder);
        }

        /// In the layers in which Pi4J's registry throws it.
        private IllegalStateException refused(String reason) {
            return new IllegalStateException(
                    "Failed to initialize IO picolight-gpio17",
                    new InitializeException(
                            "Failed to initialize output picolight-gpio17",
                            new GpioDException(
                                    "c_gpiod_line_request_output failed: -1 (%s)"
                                            .formatted(reason))));
        }
    }

    @Nested
    class WhileStarting {
        @Test
        void saysThatTheDevicesCouldNotBeOpened() {
            LedFault fault =
                    Pi4jFaults.whileStarting(
                            new GpioDException("gpiod_chip_iter_new failed! (拒絕不符權限的操作)"));
            assertThat(fault)
                    .hasMessageContaining("could not be opened")
                    .hasMessageContaining("拒絕");
            assertThat(fault.remedy()).contains("ls -l /dev/gpiochip*");
        }

        @Test
        void saysThatNoChipHasThePins() {
            LedFault fault =
                    Pi4jFaults.whileStarting(
                            new IllegalStateException("Couldn't identify suitable gpiochip"));
            assertThat(fault).hasMessageContaining("Couldn't identify suitable gpiochip");
            assertThat(fault.remedy()).contains("gpiodetect", "pinctrl");
        }

        @Test
        void saysWhereTheNativeLibraryCouldNotBeLoadedFrom() {
            LedFault fault =
                    Pi4jFaults.whileStarting(
                            new UnsatisfiedLinkError(
                                    "Pi4J was unable to extract and load the native library […]\n"
                                            + " UNDERLYING EXCEPTION: [java.lang.UnsatisfiedLinkError]="
                                            + "/tmp/libgpiod1.so: failed to map segment from shared"
                                            + " object"));
            assertThat(fault)
                    .hasMessageContaining("native library")
                    .hasMessageContaining(System.getProperty("java.io.tmpdir"))
                    .hasMessageContaining("failed to map segment")
                    .hasMessageNotContaining("\n");
            assertThat(fault.remedy())
                    .contains("noexec", "-Djava.io.tmpdir=", "-Dpi4j.library.path=");
        }

        @Test
        void saysThatAJarIsOfAnotherVersion() {
            LedFault fault = Pi4jFaults.whileStarting(new NoSuchMethodError("bcm"));
            assertThat(fault).hasMessageContaining("NoSuchMethodError: bcm");
            assertThat(fault.remedy()).contains("pi4j-plugin-gpiod", "of one version");
        }
    }

    @Test
    void saysThatPi4jDidNotEnd() {
        assertThat(Pi4jFaults.whileEnding(new ShutdownException("late")))
                .hasMessageContaining("the LEDs are dark")
                .hasMessageContaining("late");
    }
}
