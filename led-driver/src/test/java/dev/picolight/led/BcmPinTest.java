package dev.picolight.led;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
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

    @Test
    void isFoundOnTheHeader() {
        assertThat(new BcmPin(2).headerPosition()).isEqualTo(3);
        assertThat(new BcmPin(17).headerPosition()).isEqualTo(11);
        assertThat(new BcmPin(27).headerPosition()).isEqualTo(13);
        assertThat(
                        IntStream.rangeClosed(BcmPin.LOWEST, BcmPin.HIGHEST)
                                .map(number -> new BcmPin(number).headerPosition())
                                .boxed())
                .as("none twice, and none that is power or ground")
                .doesNotHaveDuplicates()
                .doesNotContain(1, 2, 4, 6, 9, 14, 17, 20, 25, 30, 34, 39);
    }
}
