package dev.picolight.led.pi4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.exception.InitializeException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOAlreadyExistsException;
import com.pi4j.library.gpiod.internal.GpioDException;
import com.pi4j.provider.exception.ProviderNotFoundException;
import dev.picolight.led.BcmPin;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedFault.Kind;
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
            assertThat(fault.kind()).isEqualTo(Kind.LINE_BUSY);
            assertThat(fault.facts())
                    .startsWith("GPIO 17", "gpioset")
                    .last()
                    .asString()
                    .contains(busy);
        }

        @Test
        void knowsAHolderWithoutAName() {
            assertThat(opening(refused("busy"), _ -> Optional.of("")).kind())
                    .isEqualTo(Kind.LINE_BUSY_UNNAMED);
        }

        @Test
        void recognisesAnotherPicoLight() {
            assertThat(opening(refused("busy"), _ -> Optional.of("picolight-gpio17")).kind())
                    .isEqualTo(Kind.BUSY_BY_PICOLIGHT);
        }

        @Test
        void sendsToGpioinfoWhenNobodyHoldsTheLineAnyMore() {
            LedFault fault = opening(refused("busy"), _ -> Optional.empty());
            assertThat(fault).hasMessageContaining("LINE_REFUSED [GPIO 17");
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
            assertThat(fault).hasMessageContaining("LINE_REFUSED [GPIO 17").hasCause(refused);
            assertThat(refused.getSuppressed()).containsExactly(unasked);
        }

        @Test
        void saysThatThereIsNoSuchLine() {
            LedFault fault =
                    opening(
                            new GpioDException("c_gpiod_chip_get_line failed! (Invalid argument)"),
                            _ -> Optional.of("not asked for"));
            assertThat(fault)
                    .hasMessageContaining("NO_SUCH_LINE [GPIO 17")
                    .hasMessageContaining("Invalid argument");
        }

        @Test
        void takesNobodyForTheHolderOfALineThatWasGiven() {
            assertThat(
                            opening(
                                    new GpioDException("c_gpiod_line_set_value failed: -1 (EIO)"),
                                    _ -> Optional.of("picolight-gpio17")))
                    .hasMessageContaining("NOT_GIVEN [GPIO 17")
                    .hasMessageContaining("EIO");
        }

        @Test
        void saysThatThePinIsOursAlready() {
            assertThat(opening(new IOAlreadyExistsException(17), _ -> Optional.empty()))
                    .hasMessage("PIN_TWICE [GPIO 17]");
        }

        @Test
        void saysThatTheProviderDidNotStart() {
            LedFault fault =
                    opening(
                            new ProviderNotFoundException("gpiod-digital-output"),
                            _ -> Optional.empty());
            assertThat(fault.kind()).isEqualTo(Kind.NO_PROVIDER);
            assertThat(fault).hasMessageContaining("gpiod-digital-output");
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
            assertThat(fault.kind()).isEqualTo(Kind.DEVICES_NOT_OPENED);
            assertThat(fault).hasMessageContaining("拒絕");
        }

        @Test
        void saysThatNoChipHasThePins() {
            LedFault fault =
                    Pi4jFaults.whileStarting(
                            new IllegalStateException("Couldn't identify suitable gpiochip"));
            assertThat(fault.kind()).isEqualTo(Kind.GPIO_NOT_USED);
            assertThat(fault).hasMessageContaining("Couldn't identify suitable gpiochip");
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
            assertThat(fault.kind()).isEqualTo(Kind.LIBRARY_NOT_UNPACKED);
            assertThat(fault)
                    .hasMessageContaining(System.getProperty("java.io.tmpdir"))
                    .hasMessageContaining("failed to map segment")
                    .hasMessageNotContaining("\n");
        }

        @Test
        void saysThatAJarIsOfAnotherVersion() {
            LedFault fault = Pi4jFaults.whileStarting(new NoSuchMethodError("bcm"));
            assertThat(fault.kind()).isEqualTo(Kind.VERSIONS_MIXED);
            assertThat(fault).hasMessageContaining("NoSuchMethodError: bcm");
        }
    }

    @Test
    void saysThatPi4jDidNotEnd() {
        assertThat(Pi4jFaults.whileEnding(new ShutdownException("late")))
                .hasMessageContaining("NOT_ENDED")
                .hasMessageContaining("late");
    }
}
