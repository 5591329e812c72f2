package dev.picolight.emulatedpi.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Percentiles by nearest rank.
class TimesTest {
    private final Times times = new Times();

    private void add(List<Integer> millis) {
        millis.forEach(each -> times.add(Duration.ofMillis(each)));
    }

    @Test
    void takesTheRankWhateverTheOrder() {
        List<Integer> millis =
                new java.util.ArrayList<>(IntStream.rangeClosed(1, 200).boxed().toList());
        Collections.shuffle(millis, new Random(42));
        add(millis);
        assertThat(times).hasToString("of 200: min 1 ms, median 100 ms, p99 198 ms");
        assertThat(times.percentile(100)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void theWorstOfFewIsTheirPercentile99() {
        add(List.of(5, 5, 300));
        assertThat(times).hasToString("of 3: min 5 ms, median 5 ms, p99 300 ms");
    }

    @Test
    void nothingMeasuredHasNoMedian() {
        assertThatThrownBy(() -> times.percentile(50)).isInstanceOf(IllegalStateException.class);
    }
}
