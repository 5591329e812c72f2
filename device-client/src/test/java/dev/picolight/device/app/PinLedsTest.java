package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Brightness;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.Polarity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PinLedsTest {
    private static final LedSettings LIVING_ROOM = led("客廳", 17, Polarity.ACTIVE_HIGH);
    private static final LedSettings BEDROOM = led("臥室", 27, Polarity.ACTIVE_LOW);

    private Instant now = Instant.EPOCH;
    private final InMemoryLed light = new InMemoryLed(() -> now);

    private static LedSettings led(String room, int pin, Polarity polarity) {
        return new LedSettings(
                room, new LedSettings.Place.OnPin(new BcmPin(pin)), polarity, TextPolicy.LIGHT);
    }

    /// The pin of the living room is held by somebody else.
    private Led open(LedSettings led) {
        if (led.equals(LIVING_ROOM)) {
            throw LedFault.other("GPIO 17 is in use by gpioset", "Stop that program.");
        }
        return light;
    }

    @Nested
    class EachInTurn {
        private final List<String> done = new ArrayList<>();

        @Test
        void whatFailsForOneDoesNotKeepTheOthersFromTheirTurn() {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() ->
                            PinLeds.each(
                                    List.of(LIVING_ROOM, BEDROOM),
                                    PinLedsTest.this::open,
                                    (settings, led) -> {
                                        led.show(Brightness.FULL);
                                        done.add(settings.room());
                                    }))
                    .withMessage(
                            "the LED of 客廳: GPIO 17 is in use by gpioset.%nStop that program."
                                    .formatted())
                    .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.LED));
            assertThat(done).containsExactly("臥室");
            assertThat(light.isLit()).as("given back dark").isFalse();
        }

        @Test
        void everythingThatFailsIsTold() {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() ->
                            PinLeds.each(
                                    List.of(BEDROOM, LIVING_ROOM),
                                    PinLedsTest.this::open,
                                    (_, _) -> {
                                        throw LedFault.other("the pin is stuck", "Pull the plug.");
                                    }))
                    .withMessageContainingAll("臥室: the pin is stuck", "客廳: GPIO 17 is in use");
        }
    }

    @Nested
    class ACheck {
        private final StringWriter printed = new StringWriter();
        private final LedCheck check = new LedCheck(span -> now = now.plus(span));

        @Test
        void blinksTwiceAndSaysWhichLedItIs() throws InterruptedException {
            check.each(List.of(BEDROOM), PinLedsTest.this::open, new PrintWriter(printed));
            assertThat(light.history())
                    .extracting(change ->
                            change.at().toEpochMilli() + " " + change.brightness().percent())
                    .containsExactly("0 100", "250 0", "500 100", "750 0");
            assertThat(now.toEpochMilli()).as("dark for as long as before").isEqualTo(1000);
            assertThat(printed.toString().lines())
                    .startsWith(
                            "臥室: GPIO 27 (header position 13), active-low (lit when the pin is low): blinks twice")
                    .hasSize(2);
        }

        @Test
        void doesNotSayThatAllIsWellWhenAnLedCannotBeOpened() {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() ->
                            check.each(
                                    List.of(LIVING_ROOM, BEDROOM),
                                    PinLedsTest.this::open,
                                    new PrintWriter(printed)));
            assertThat(light.history()).hasSize(4);
            assertThat(printed.toString()).contains("臥室").doesNotContain("Every pin", "客廳");
        }
    }
}
