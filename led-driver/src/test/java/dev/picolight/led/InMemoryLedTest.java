package dev.picolight.led;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemoryLedTest {
    private static final Instant NOW = Instant.EPOCH;

    @Nested
    class OnOff implements LedContract {
        private final InMemoryLed led = new InMemoryLed(InstantSource.system());

        @Override
        public Led open() {
            return led;
        }

        @Override
        public boolean shines() {
            return led.isLit();
        }
    }

    @Nested
    class Dimmable implements LedContract {
        private final InMemoryLed led = new InMemoryLed(InstantSource.system(), true, _ -> {});

        @Override
        public Led open() {
            return led;
        }

        @Override
        public boolean shines() {
            return led.isLit();
        }
    }

    @Test
    void remembersOnlyChanges() {
        InMemoryLed led = new InMemoryLed(() -> NOW);
        led.show(Brightness.FULL);
        led.show(Brightness.FULL);
        led.close();
        assertThat(led.history())
                .containsExactly(
                        new InMemoryLed.Change(NOW, Brightness.FULL),
                        new InMemoryLed.Change(NOW, Brightness.DARK));
    }
}
