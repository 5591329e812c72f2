package dev.picolight.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.led.Brightness;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.led.LedContract;
import dev.picolight.led.LedFault;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OnBoardLedTest implements LedContract {
    private final InMemoryLed light = new InMemoryLed(() -> Instant.EPOCH);
    private boolean radioStarted = true;

    @Override
    public Led open() {
        return new OnBoardLed(light, () -> radioStarted);
    }

    @Override
    public boolean shines() {
        return light.isLit();
    }

    @Test
    void nothingMovesBeforeTheRadioHasStarted() {
        radioStarted = false;
        Led led = open();
        led.show(Brightness.DARK);
        assertThatThrownBy(() -> led.show(Brightness.FULL))
                .isInstanceOf(LedFault.class)
                .hasMessageContaining("RADIO_NOT_STARTED");
        assertThat(light.isLit()).isFalse();
    }
}
