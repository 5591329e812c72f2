package dev.picolight.led.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.picolight.led.BcmPin;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedContract;
import dev.picolight.led.LedFault;
import dev.picolight.led.Polarity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Pi4jLedTest {
    private static final BcmPin PIN = new BcmPin(17);

    private final FakePins pins = new FakePins();
    private final PinDriver driver = pins.start();
    private final GpioLeds leds = new GpioLeds(driver);

    @AfterEach
    void endPi4j() {
        driver.context().shutdown();
    }

    @Nested
    class ActiveHigh implements LedContract {
        @Override
        public Led open() {
            return leds.open(PIN, Polarity.ACTIVE_HIGH);
        }

        @Override
        public boolean shines() {
            return pins.isHigh(PIN);
        }

        @Test
        void isNeverLitButWhenAsked() {
            Led led = open();
            led.show(Brightness.FULL);
            led.close();
            assertThat(pins.history())
                    .containsExactly(
                            "GPIO 17 requested LOW",
                            "GPIO 17 set HIGH",
                            "GPIO 17 set LOW",
                            "GPIO 17 released");
        }
    }

    @Nested
    class ActiveLow implements LedContract {
        @Override
        public Led open() {
            return leds.open(PIN, Polarity.ACTIVE_LOW);
        }

        @Override
        public boolean shines() {
            return !pins.isHigh(PIN);
        }

        @Test
        void isNeverLitButWhenAsked() {
            Led led = open();
            led.show(Brightness.FULL);
            led.close();
            assertThat(pins.history())
                    .containsExactly(
                            "GPIO 17 requested HIGH",
                            "GPIO 17 set LOW",
                            "GPIO 17 set HIGH",
                            "GPIO 17 released");
        }
    }

    @Test
    void doesNotTouchAPinThatWasReleased() {
        Led led = leds.open(PIN, Polarity.ACTIVE_HIGH);
        led.close();
        assertThatExceptionOfType(LedFault.class)
                .isThrownBy(() -> led.show(Brightness.FULL))
                .withMessageContaining("LED_CLOSED");
        assertThat(pins.isHigh(PIN)).isFalse();
    }

    @Test
    void saysThatAPinDoesNotFollow() {
        Led led = leds.open(PIN, Polarity.ACTIVE_HIGH);
        pins.stick(PIN);
        assertThatExceptionOfType(LedFault.class)
                .isThrownBy(() -> led.show(Brightness.FULL))
                .withMessage("NOT_LIT [GPIO 17, IOException: GPIO 17 is stuck]");
        assertThat(led.shown()).isEqualTo(Brightness.DARK);
    }

    @Test
    void saysThatAnLedMayStayLit() {
        Led led = leds.open(PIN, Polarity.ACTIVE_HIGH);
        led.show(Brightness.FULL);
        pins.stick(PIN);
        assertThatExceptionOfType(LedFault.class)
                .isThrownBy(led::close)
                .withMessage("NOT_CLOSED [GPIO 17, 17, IOException: GPIO 17 is stuck]");
        led.close(); // again does nothing
    }
}
