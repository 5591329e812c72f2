package dev.picolight.led;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BcmPinTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 17, 27})
    void takesEveryPinOfTheHeader(int number) {
        assertThat(new BcmPin(number).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 28, 54, 99})
    void refusesOthersAndSaysWhichThereAre(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BcmPin(number))
                .withMessageContaining("BCM number " + number + ":")
                .withMessageContaining("2 to 27");
    }

    @Test
    void isNamedAsOnTheBoard() {
        assertThat(new BcmPin(17)).hasToString("GPIO 17");
    }
}
