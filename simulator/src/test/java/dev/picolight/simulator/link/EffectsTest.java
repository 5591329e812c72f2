package dev.picolight.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.Fault.Stream;
import dev.picolight.simulator.link.Segment.Data;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What effects decide, without any time passing.
class EffectsTest {
    private static final long NOW = Long.MAX_VALUE - 5_000_000_000L; // overflows on the way
    private static final Data ONE = new Data(new byte[] {1});

    private static Effect effect(Fault fault, long seed) {
        return Effects.of(fault, true, new SplittableRandom(seed), NOW).orElseThrow();
    }

    /// When each of so many single bytes goes on, after they have all come at the same moment.
    private static List<Duration> delays(Effect effect, int count) {
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            effect.take(ONE, NOW);
        }
        for (int i = 0; i < count; i++) {
            long next = effect.next();
            assertThat(effect.poll(next - 1)).isEmpty();
            assertThat(effect.poll(next)).isPresent();
            delays.add(Duration.ofNanos(next - NOW));
        }
        return delays;
    }

    @Test
    void jitterIsWithinItsBoundsAndKeepsTheOrder() {
        Fault fault =
                new Fault.Latency(
                        Duration.ofMillis(100), Duration.ofMillis(30), Stream.UPSTREAM, 1);
        List<Duration> delays = delays(effect(fault, 1), 200);
        assertThat(delays).isSorted();
        assertThat(delays.getFirst()).isGreaterThanOrEqualTo(Duration.ofMillis(70));
        assertThat(delays.getLast())
                .isBetween(Duration.ofMillis(115), Duration.ofMillis(130).plusNanos(1));
        assertThat(delays(effect(fault, 1), 200)).as("the same seed").isEqualTo(delays);
        assertThat(delays(effect(fault, 2), 200)).as("another seed").isNotEqualTo(delays);
    }

    @Test
    void bandwidthCountsInThousandBytesASecond() {
        Effect slow = effect(new Fault.Bandwidth(1, Stream.UPSTREAM, 1), 1);
        slow.take(new Data(new byte[1000]), NOW);
        Duration last = Duration.ZERO;
        int pieces = 0;
        for (long next = slow.next(); next != Effect.NEVER; next = slow.next()) {
            assertThat(slow.poll(next)).isPresent();
            last = Duration.ofNanos(next - NOW);
            pieces++;
        }
        assertThat(last).isEqualTo(Duration.ofSeconds(1));
        assertThat(pieces).as("a tenth of a second each").isEqualTo(10);
    }

    @Test
    void aWeakSignalStuttersInBursts() {
        Fault weak = new Fault.Wifi(Fault.Wifi.Kind.WEAK);
        int bursts = 0;
        for (int seed = 0; seed < 500; seed++) {
            Duration delay = delays(effect(weak, seed), 1).getFirst();
            assertThat(delay).isBetween(Duration.ofMillis(5), Duration.ofSeconds(8));
            bursts += delay.compareTo(Duration.ofMillis(200)) >= 0 ? 1 : 0;
        }
        assertThat(bursts).isBetween(40, 120);
    }

    @Test
    void slicesAreAsLongAsTheyMayBe() {
        Effect slicer =
                effect(new Fault.Slicer(10, 4, Duration.ofMillis(1), Stream.UPSTREAM, 1), 1);
        slicer.take(new Data(new byte[10_000]), NOW);
        List<Integer> sizes = new ArrayList<>();
        for (long next = slicer.next(); next != Effect.NEVER; next = slicer.next()) {
            slicer.poll(next).ifPresent(piece -> sizes.add(piece.size()));
        }
        assertThat(sizes.subList(0, sizes.size() - 1)).allMatch(size -> size >= 6 && size <= 14);
        assertThat(sizes).contains(6, 14);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
    }

    @Test
    void faultsOfTheOtherDirectionAndOfOthersDoNothingHere() {
        List<Fault> others =
                List.of(
                        new Fault.Bandwidth(1, Stream.DOWNSTREAM, 1),
                        new Fault.Down(),
                        new Fault.Refuse(),
                        new Fault.DnsFail(),
                        new Fault.PowerCut(Duration.ZERO),
                        new Fault.ClientIdThief(),
                        new Fault.BrokerRestart(Duration.ZERO),
                        new Fault.Wifi(Fault.Wifi.Kind.DOWN));
        assertThat(others)
                .allMatch(fault ->
                        Effects.of(fault, true, new Random(1), NOW).equals(Optional.empty()));
    }
}
