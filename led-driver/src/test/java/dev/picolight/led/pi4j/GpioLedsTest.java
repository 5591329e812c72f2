package dev.picolight.led.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutput;
import com.pi4j.plugin.raspberrypi.provider.gpio.digital.RpiDigitalOutput;
import com.pi4j.plugin.raspberrypi.provider.gpio.digital.RpiDigitalOutputProvider;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.Polarity;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpioLedsTest {
    private static final BcmPin RED = new BcmPin(17);
    private static final BcmPin GREEN = new BcmPin(27);

    @Nested
    class WithPins {
        private final FakePins pins = new FakePins();
        private final PinDriver driver = pins.start();
        private final GpioLeds leds = new GpioLeds(driver);

        @AfterEach
        void endPi4j() {
            driver.context().shutdown();
        }

        @Test
        void drivesSeveralLeds() {
            leds.open(RED, Polarity.ACTIVE_HIGH).show(Brightness.FULL);
            leds.open(GREEN, Polarity.ACTIVE_HIGH);
            assertThat(pins.isHigh(RED)).isTrue();
            assertThat(pins.isHigh(GREEN)).isFalse();
        }

        @Test
        void refusesAPinThatDrivesAnotherLed() {
            Led first = leds.open(RED, Polarity.ACTIVE_HIGH);
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(() -> leds.open(RED, Polarity.ACTIVE_LOW))
                    .withMessage("PIN_TWICE [GPIO 17]");
            first.show(Brightness.FULL);
            assertThat(pins.isHigh(RED)).isTrue();
        }

        @Test
        void givesAPinAgainWhenItsLedWasClosed() {
            leds.open(RED, Polarity.ACTIVE_HIGH).close();
            leds.open(RED, Polarity.ACTIVE_LOW);
            assertThat(pins.isHigh(RED)).isTrue();
        }

        @Test
        void makesAllDarkWhenClosedAndEndsPi4j() {
            leds.open(RED, Polarity.ACTIVE_HIGH).show(Brightness.FULL);
            leds.open(GREEN, Polarity.ACTIVE_LOW).show(Brightness.FULL);
            leds.close();
            leds.close();
            assertThat(pins.isHigh(RED)).isFalse();
            assertThat(pins.isHigh(GREEN)).isTrue();
            assertThat(pins.history()).contains("GPIO 17 released", "GPIO 27 released");
            assertThat(driver.context().isShutdown()).isTrue();
        }

        @Test
        void givesNoPinAfterClosing() {
            leds.close();
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(() -> leds.open(RED, Polarity.ACTIVE_HIGH))
                    .withMessage("GPIO_CLOSED [GPIO 17]");
        }

        @Test
        void makesTheOthersDarkWhenOneIsStuck() {
            leds.open(RED, Polarity.ACTIVE_HIGH).show(Brightness.FULL);
            leds.open(GREEN, Polarity.ACTIVE_HIGH).show(Brightness.FULL);
            pins.stick(RED);
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(leds::close)
                    .withMessageContaining("NOT_CLOSED [GPIO 17");
            assertThat(pins.isHigh(GREEN)).isFalse();
            assertThat(driver.context().isShutdown()).as("left, for its memory is freed").isFalse();
        }

        @Test
        void doesNotEndPi4jWhenAnLedStuckBefore() {
            Led stuck = leds.open(RED, Polarity.ACTIVE_HIGH);
            stuck.show(Brightness.FULL);
            pins.stick(RED);
            assertThatExceptionOfType(LedFault.class).isThrownBy(stuck::close);
            leds.close();
            assertThat(driver.context().isShutdown()).as("left, for its memory is freed").isFalse();
        }

        @Test
        void tellsOfEveryLedThatIsStuck() {
            leds.open(RED, Polarity.ACTIVE_HIGH);
            leds.open(GREEN, Polarity.ACTIVE_HIGH);
            pins.stick(RED);
            pins.stick(GREEN);
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(leds::close)
                    .withMessageContaining("GPIO 17")
                    .satisfies(fault ->
                            assertThat(fault.getSuppressed())
                                    .singleElement()
                                    .asString()
                                    .contains("GPIO 27"));
        }
    }

    @Nested
    class WithTheStubOfTheRaspberryPiPlugin {
        private final Context context =
                Pi4J.newContextBuilder().add(RpiDigitalOutputProvider.newInstance()).build();
        private final GpioLeds leds =
                new GpioLeds(
                        new PinDriver(
                                context,
                                RpiDigitalOutputProvider.ID,
                                GpioDDigitalOutput.class,
                                _ -> Optional.empty()));

        @AfterEach
        void endPi4j() {
            context.shutdown();
        }

        @Test
        void refusesAnOutputThatMovesNoPin() {
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(() -> leds.open(RED, Polarity.ACTIVE_HIGH))
                    .satisfies(
                            fault -> assertThat(fault.kind()).isEqualTo(LedFault.Kind.MOVES_NO_PIN))
                    .satisfies(fault ->
                            assertThat(fault.facts())
                                    .containsExactly(
                                            "GPIO 17",
                                            RpiDigitalOutput.class.getName(),
                                            RpiDigitalOutputProvider.ID,
                                            GpioDDigitalOutput.class.getName()));
            assertThat(context.registry().all()).as("outputs left in Pi4J").isEmpty();
        }
    }

    @Nested
    class OnAMachineWithoutGpio {
        @TempDir Path dev;

        @Test
        void saysThatItIsNoRaspberryPiAndWhatToUseInstead() {
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(() ->
                            GpioLeds.open(dev, GpioDevice::mayBeOpened, new Board("", "", false)))
                    .withMessage("NOT_A_RASPBERRY_PI [%s]".formatted(dev.resolve("gpiochip*")));
        }
    }
}
