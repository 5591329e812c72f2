package dev.picolight.emulatedpi.pi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.machine.PinFunction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Pulses are counted as a person with an oscilloscope would.
class PinRecordingTest {
    private static final Pin INPUT_HIGH = new Pin(PinFunction.INPUT, true);
    private static final Pin INPUT_LOW = new Pin(PinFunction.INPUT, false);

    private final PinRecording recording = new PinRecording(17);
    private long millis;

    private void looks(int count, Pin pin) {
        for (int i = 0; i < count; i++) {
            recording.add(millis * 1_000_000, pin);
            millis += 20;
        }
    }

    @Test
    void countsRisesOfADrivenPin() {
        looks(3, Pin.OUTPUT_LOW);
        for (int i = 0; i < 3; i++) {
            looks(10, Pin.OUTPUT_HIGH);
            looks(10, Pin.OUTPUT_LOW);
        }
        assertThat(recording.rises()).isEqualTo(3);
        assertThat(recording.fewestLooks()).isEqualTo(10);
        assertThat(recording.lengths()).hasSize(5).containsOnly(Duration.ofMillis(200));
        assertThat(recording.isEven(Duration.ofMillis(200))).isTrue();
        assertThat(recording.isEven(Duration.ofMillis(400))).isFalse();
        assertThat(recording.latest()).isEqualTo(Pin.OUTPUT_LOW);
        assertThat(recording.steady()).isEqualTo(Duration.ofMillis(180));
        assertThat(recording)
                .hasToString(
                        "pin 17 was an output and low from 0 ms (3 looks); an output and high from 60 ms (10 looks); an output and low from 260 ms (10 looks); an output and high from 460 ms (10 looks); an output and low from 660 ms (10 looks); an output and high from 860 ms (10 looks); an output and low from 1060 ms (10 looks);");
    }

    @Test
    void anInputThatIsHighIsNoRise() {
        looks(1, INPUT_LOW);
        looks(1, INPUT_HIGH);
        looks(1, INPUT_LOW);
        assertThat(recording.rises()).isZero();
        assertThat(recording.wasEverDriven()).isFalse();
    }

    @Test
    void whatWasHighFromTheBeginningHasNotRisen() {
        looks(2, Pin.OUTPUT_HIGH);
        looks(2, Pin.OUTPUT_LOW);
        assertThat(recording.rises()).isZero();
        assertThat(recording.wasEverDriven()).isTrue();
    }

    @Test
    void judgesOnlyFromTheFirstRiseToTheLastFall() {
        looks(100, INPUT_LOW);
        looks(70, Pin.OUTPUT_LOW);
        looks(10, Pin.OUTPUT_HIGH);
        looks(10, Pin.OUTPUT_LOW);
        looks(10, Pin.OUTPUT_HIGH);
        looks(2, Pin.OUTPUT_LOW);
        looks(3, INPUT_LOW);
        assertThat(recording.lengths()).hasSize(3).containsOnly(Duration.ofMillis(200));
        assertThat(recording.isEven(Duration.ofMillis(200))).isTrue();
    }

    @Test
    void aShortPulseOrFewLooksAreNotEven() {
        looks(1, Pin.OUTPUT_LOW);
        assertThat(recording.fewestLooks()).isEqualTo(Integer.MAX_VALUE);
        looks(2, Pin.OUTPUT_HIGH);
        looks(10, Pin.OUTPUT_LOW);
        assertThat(recording.fewestLooks()).isEqualTo(2);
        assertThat(recording.isEven(Duration.ofMillis(200))).isFalse();
        assertThat(recording.isEven(Duration.ofMillis(40))).isFalse();
    }
}
