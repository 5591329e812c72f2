package dev.picolight.led;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrightnessTest {
    @Test
    void isLitFromOnePercent() {
        assertThat(Brightness.DARK.isLit()).isFalse();
        assertThat(new Brightness(1).isLit()).isTrue();
        assertThat(Brightness.FULL.isLit()).isTrue();
    }

    @Test
    void isFullOrNothingWithoutDimming() {
        assertThat(Brightness.of(true)).isEqualTo(Brightness.FULL);
        assertThat(Brightness.of(false)).isEqualTo(Brightness.DARK);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void refusesWhatIsNoPercentage(int percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Brightness(percent))
                .withMessageContaining("Brightness " + percent)
                .withMessageContaining("0 to 100");
    }
}
