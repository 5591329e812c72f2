package dev.picolight.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Simulation simulation = new Simulation(1);
    private final List<String> happened = new ArrayList<>();

    @Test
    void timeDoesNotGoBack() {
        assertThatThrownBy(() -> simulation.time().moveTo(Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot go back");
    }

    @Test
    void jumpsToWhatIsScheduled() {
        Instant beginning = simulation.now();
        simulation.schedule(
                Duration.ofHours(5),
                () -> assertThat(simulation.now()).isEqualTo(beginning.plusSeconds(18_000)));
        simulation.schedule(Duration.ofHours(5), () -> happened.add("five"));
        simulation.pass(Duration.ofHours(6));
        assertThat(happened).containsExactly("five");
        assertThat(simulation.now()).isEqualTo(beginning.plus(Duration.ofHours(6)));
    }

    @Test
    void keepsTheOrderWithinAnInstant() {
        simulation.schedule(SECOND.multipliedBy(2), () -> happened.add("c"));
        simulation.schedule(
                SECOND,
                () -> {
                    happened.add("a");
                    simulation.schedule(Duration.ZERO, () -> happened.add("after b"));
                });
        simulation.schedule(SECOND, () -> happened.add("b"));
        simulation.pass(SECOND.multipliedBy(2));
        assertThat(happened).containsExactly("a", "b", "after b", "c");
    }

    @Test
    void whatIsCancelledDoesNotHappen() {
        simulation.schedule(SECOND, () -> happened.add("never")).cancel();
        simulation.pass(SECOND);
        assertThat(happened).isEmpty();
    }

    @Test
    void repeatsWhatIsPeriodic() {
        simulation.scheduleEvery(SECOND, () -> happened.add("tick"));
        simulation.pass(Duration.ofMillis(3500));
        assertThat(happened).hasSize(3);
    }

    @Test
    void callsAnActorAfterEachEventAndAtItsDeadline() {
        Instant deadline = simulation.now().plusSeconds(5);
        simulation.add(now -> {
            happened.add("at " + Duration.between(SimulatedTime.BEGINNING, now).toSeconds());
            return now.isBefore(deadline) ? Optional.of(deadline) : Optional.empty();
        });
        simulation.schedule(SECOND, () -> happened.add("event"));
        simulation.pass(SECOND.multipliedBy(10));
        assertThat(happened).containsExactly("at 0", "event", "at 1", "at 5");
    }

    @Test
    void watchersSeeWhatTheActorsMadeOfIt() {
        simulation.watch(() -> happened.add("seen"));
        simulation.add(_ -> {
            happened.add("reacted");
            return Optional.empty();
        });
        simulation.pass(SECOND);
        assertThat(happened).containsExactly("reacted", "seen");
    }

    @Test
    void noticesThatTimeStandsStill() {
        simulation.add(Optional::of);
        assertThatThrownBy(() -> simulation.pass(SECOND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Time stands still")
                .hasMessageContaining("seed 1");
    }

    @Test
    void chanceDependsOnSeedAndNameAlone() {
        long wifi = simulation.chance("wifi").nextLong();
        assertThat(new Simulation(1).chance("wifi").nextLong()).isEqualTo(wifi);
        assertThat(new Simulation(1).chance("server").nextLong()).isNotEqualTo(wifi);
        assertThat(new Simulation(2).chance("wifi").nextLong()).isNotEqualTo(wifi);
        simulation.chance("server").nextLong();
        assertThat(simulation.chance("wifi").nextLong()).isEqualTo(wifi);
    }

    @Test
    void spansAreDrawnWithinTheirLimits() {
        Span span = Span.ofMillis(10, 20);
        for (int i = 0; i < 1000; i++) {
            assertThat(span.draw(simulation.chance("draw " + i)))
                    .isBetween(Duration.ofMillis(10), Duration.ofMillis(20));
        }
        assertThat(Span.ofSeconds(3, 3).draw(simulation.chance("always")))
                .isEqualTo(Duration.ofSeconds(3));
        assertThatThrownBy(() -> Span.ofMillis(20, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20");
    }
}
