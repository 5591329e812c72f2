package dev.picolight.simulator.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.RandomTroubles;
import dev.picolight.simulator.house.SimulatedHouse.Detail;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What follows from a seed, and what a day of troubles leaves behind.
class SimulatedHouseDayTest {
    private static final List<String> BOARDS = List.of("pico-1", "pico-2", "pico-3");
    private static final Duration DAY = Duration.ofDays(1);

    private static HousePlan plan(long seed) {
        return new HousePlan(
                BOARDS.stream().map(id -> HouseFixture.oneLed(id, "room of " + id)).toList(),
                new VirtualLan("PicoLight", List.of()),
                Stack.PICO_W,
                Pace.REAL,
                seed);
    }

    private static List<EventLog.Entry> eventsOf(long seed) throws InterruptedException {
        try (SimulatedHouse house = new SimulatedHouse(plan(seed))) {
            TroubledTime time = new TroubledTime(house);
            Duration span = Duration.ofMinutes(10);
            time.pass(span, RandomTroubles.within(span, BOARDS, 3, 7));
            var _ = time.mended();
            return house.events().after(0);
        }
    }

    @Test
    void theSameSeedAndDeedsGiveTheSameEvents() throws InterruptedException {
        List<EventLog.Entry> once = eventsOf(1);
        assertThat(once.getFirst().number()).as("nothing is forgotten yet").isEqualTo(1);
        assertThat(once).hasSizeGreaterThan(300);
        assertThat(eventsOf(1)).isEqualTo(once);
        assertThat(eventsOf(2)).isNotEqualTo(once);
    }

    static LongStream hundredDays() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("hundredDays")
    void afterADayOfTroublesEveryLedFollows(long seed) throws InterruptedException {
        try (SimulatedHouse house = new SimulatedHouse(plan(seed), Detail.WITHOUT_PACKETS)) {
            TroubledTime time = new TroubledTime(house);
            time.pass(DAY, RandomTroubles.within(DAY, BOARDS, RandomTroubles.kinds(), seed));
            assertThat(time.mended()).isEqualTo(new TroubledTime.Outcome(3, 3, 3));
        }
    }

    @Test
    void theLookFromOutsideSeesABoardThatDoesNotFollow() throws InterruptedException {
        try (SimulatedHouse house = new SimulatedHouse(plan(1), Detail.WITHOUT_PACKETS)) {
            TroubledTime time = new TroubledTime(house);
            time.pass(Duration.ofMinutes(2), List.of());
            house.cutPower("pico-2");
            assertThat(time.mended()).isEqualTo(new TroubledTime.Outcome(3, 2, 2));
        }
    }

    @Test
    void troublesAreOfEveryKindBeforeOneComesAgain() {
        List<RandomTroubles.Trouble> all =
                RandomTroubles.within(DAY, BOARDS, RandomTroubles.kinds() / BOARDS.size(), 1);
        assertThat(all)
                .extracting(trouble -> kind(trouble.fault()))
                .doesNotHaveDuplicates()
                .hasSize(RandomTroubles.kinds());
        assertThat(RandomTroubles.within(DAY, BOARDS, 7, 1)).isEqualTo(all);
        assertThat(RandomTroubles.within(DAY, BOARDS, 7, 2)).isNotEqualTo(all);
    }

    private static String kind(Fault fault) {
        return fault instanceof Fault.Wifi(var kind)
                ? "wifi " + kind
                : fault.getClass().getSimpleName();
    }
}
