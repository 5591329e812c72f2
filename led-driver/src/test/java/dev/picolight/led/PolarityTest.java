package dev.picolight.led;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolarityTest {
    @Test
    void activeHighIsHighWhenLit() {
        assertThat(Polarity.ACTIVE_HIGH.isHighWhen(true)).isTrue();
        assertThat(Polarity.ACTIVE_HIGH.isHighWhen(false)).isFalse();
    }

    @Test
    void activeLowIsHighWhenDark() {
        assertThat(Polarity.ACTIVE_LOW.isHighWhen(true)).isFalse();
        assertThat(Polarity.ACTIVE_LOW.isHighWhen(false)).isTrue();
    }
}
