package dev.picolight.led.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutput;
import com.pi4j.plugin.raspberrypi.provider.gpio.digital.RpiDigitalOutput;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.Polarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnyOutputTest {
    private static final String SWITCH = "dev.picolight.test.anyOutput";

    @TempDir Path dev;

    @BeforeEach
    void aChip() throws IOException {
        Files.createFile(dev.resolve("gpiochip0"));
    }

    @AfterEach
    void switchOff() {
        System.clearProperty(SWITCH);
    }

    @Nested
    class WithTheSwitch {
        @BeforeEach
        void switchOn() {
            System.setProperty(SWITCH, "true");
        }

        @Test
        void aMissingPartOfGpiodIsReplacedByOutputsThatMoveNoPin() throws Exception {
            try (FreshPi4j pi4j = FreshPi4j.withoutThePlugin()) {
                assertThat(pi4j.output(dev)).isEqualTo(RpiDigitalOutput.class.getName());
            }
            try (FreshPi4j pi4j = FreshPi4j.withoutTheLibrary()) {
                assertThat(pi4j.output(dev)).isEqualTo(RpiDigitalOutput.class.getName());
            }
        }

        @Test
        void theMachineIsCheckedAsLongAsGpiodIsThere() {
            assertThatExceptionOfType(LedFault.class)
                    .isThrownBy(() -> GpioLeds.open(dev, _ -> true, new Board("", "", false)))
                    .withMessageContaining("NO_MODEL");
        }
    }

    @Test
    void withoutTheSwitchAMissingPartIsRefused() throws Exception {
        try (FreshPi4j pi4j = FreshPi4j.withoutThePlugin()) {
            assertThat(pi4j.open(dev).type()).isEqualTo(LedFault.class.getName());
        }
    }

    @Test
    void theClassOfTheOutputIsNotCheckedAnyMore() {
        PinDriver stub = AnyOutput.thatMovesNoPin();
        PinDriver strict =
                new PinDriver(
                        stub.context(), stub.provider(), GpioDDigitalOutput.class, stub.holder());
        try (GpioLeds leds = new GpioLeds(AnyOutput.instead(strict))) {
            Led led = leds.open(new BcmPin(17), Polarity.ACTIVE_HIGH);
            led.show(Brightness.FULL);
            assertThat(led.shown()).as("what the program believes").isEqualTo(Brightness.FULL);
        }
    }

    @Test
    void pi4jLooksForNoOtherProvider() {
        PinDriver driver = AnyOutput.thatMovesNoPin();
        assertThat(driver.context().providers().all())
                .containsOnlyKeys("raspberrypi-digital-output");
        assertThat(driver.context().platforms().all()).isEmpty();
        assertThat(driver.context().config().enableShutdownHook()).isFalse();
        driver.context().shutdown();
    }

    @Test
    void aRehearsalTouchesNothing() {
        Rehearsal.run();
        Rehearsal.run();
    }
}
