package dev.picolight.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class PicoSimExtensionTest {
    private static final Queue<FakeHouse> MADE = new ConcurrentLinkedQueue<>();
    private static final Set<Long> SEEDS = ConcurrentHashMap.newKeySet();

    /// Has fake houses made. Instances that a class shares are made before all its tests.
    static final class Fakes implements BeforeAllCallback, TestInstancePreConstructCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            Wanted.replace(context, Fakes::make);
        }

        @Override
        public void preConstructTestInstance(
                TestInstanceFactoryContext instance, ExtensionContext context) {
            Wanted.replace(context, Fakes::make);
        }

        private static House make(HousePlan plan, PicoSim.Time time) {
            FakeHouse house = new FakeHouse(plan);
            MADE.add(house);
            return house;
        }
    }

    @BeforeEach
    void forget() {
        MADE.clear();
        SEEDS.clear();
    }

    private static EngineExecutionResults run(Class<?> tests, Map<String, String> parameters) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameters(parameters)
                .execute();
    }

    private static void succeed(Class<?> tests, int number) {
        EngineExecutionResults results = run(tests, Map.of());
        assertThat(failures(results)).isEmpty();
        results.testEvents().assertStatistics(it -> it.succeeded(number));
        assertThat(MADE).allMatch(FakeHouse::isClosed);
    }

    private static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(Event::getPayload)
                .flatMap(it -> it.stream())
                .map(it -> ((TestExecutionResult) it).getThrowable().orElseThrow())
                .toList();
    }

    private static Throwable failure(Class<?> tests) {
        List<Throwable> failures = failures(run(tests, Map.of()));
        assertThat(failures).hasSize(1);
        assertThat(MADE).allMatch(FakeHouse::isClosed);
        return failures.getFirst();
    }

    @PicoSim
    @ExtendWith(Fakes.class)
    static class Plain {
        @Test
        void gets(
                PicoBoard board,
                PicoLed led,
                PicoLan lan,
                PicoBroker broker,
                PicoFaults faults,
                PicoTime time,
                House house,
                List<PicoBoard> all,
                @Board("pico-w") PicoBoard same,
                @Seed long seed) {
            assertEquals("pico-w", board.id());
            assertEquals("客廳", led.room());
            assertEquals("PicoLight", lan.ssid());
            assertEquals(List.of(), faults.active());
            assertEquals(house.now(), time.now());
            assertEquals(1, all.size());
            assertEquals(board.id(), same.id());
            assertEquals(1, seed);
            broker.publish("客廳/message", "ON");
            led.assertLit(Duration.ofSeconds(1));
        }

        @Test
        void anotherHasAnotherHouse(PicoLed led) {
            led.assertHolds(Light.DARK, Duration.ofDays(1));
        }
    }

    @Test
    void givesEachTestItsHouse() {
        succeed(Plain.class, 2);
        assertThat(MADE).hasSize(2);
    }

    @PicoSim
    @ExtendWith(Fakes.class)
    static class InConstructor {
        private final House house;
        private final PicoBoard board;

        InConstructor(House house, PicoBoard board) {
            this.house = house;
            this.board = board;
        }

        @BeforeEach
        void isTheSame(House same) {
            assertSame(house, same);
        }

        @Test
        void one(House same) {
            assertSame(house, same);
            board.assertOnline(Duration.ZERO);
        }

        @Test
        void two(House same) {
            assertSame(house, same);
        }
    }

    @Test
    void givesAConstructorTheHouseOfTheTest() {
        succeed(InConstructor.class, 2);
        assertThat(MADE).hasSize(2);
    }

    @PicoSim
    @ExtendWith(Fakes.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClass {
        private final House house;

        PerClass(House house) {
            this.house = house;
        }

        @Test
        void one(House same) {
            assertSame(house, same);
        }

        @Test
        @PicoSim(boards = "own=廚房")
        void hasItsOwn(House own, PicoBoard board) {
            assertNotSame(house, own);
            assertEquals("own", board.id());
        }

        @Nested
        class Within {
            @Test
            void another(House same) {
                assertSame(house, same);
            }
        }
    }

    @Test
    void sharesTheHouseOfAClassThatSharesItsInstance() {
        succeed(PerClass.class, 3);
        assertThat(MADE).hasSize(2);
    }

    @PicoSim(shared = true)
    @ExtendWith(Fakes.class)
    static class Shared {
        @Test
        void one(House house) {}

        @Test
        void two(House house) {}

        @Nested
        class Within {
            @Test
            void three(House house) {}
        }
    }

    @Test
    void sharesTheHouseWhenAsked() {
        succeed(Shared.class, 3);
        assertThat(MADE).hasSize(1);
    }

    @PicoSim(boards = {"a=客廳", "b=客廳,臥室"})
    @ExtendWith(Fakes.class)
    static class Outer {
        @Nested
        class Inner {
            @Test
            void knowsTheBoards(@Board("b") PicoBoard b, @Board("a") PicoLed led) {
                assertEquals(2, b.leds().size());
                assertEquals("a/客廳", led.toString());
            }
        }

        @Nested
        @PicoSim(boards = "c=廚房")
        class Other {
            @Test
            void hasItsOwn(PicoBoard c) {
                assertEquals("c", c.id());
            }
        }
    }

    @Test
    void countsInNestedClasses() {
        succeed(Outer.class, 2);
    }

    @PicoSim(seed = 100)
    @ExtendWith(Fakes.class)
    static class Seeded {
        @ParameterizedTest
        @ValueSource(longs = {5, 6})
        void byArgument(@Seed long seed, House house) {
            assertEquals(seed, house.plan().seed());
            SEEDS.add(seed);
        }

        @ParameterizedTest
        @CsvSource({"ON,7", "OFF,8"})
        void bySecondArgument(String text, @Seed long seed, House house) {
            assertEquals(seed, house.plan().seed());
            SEEDS.add(seed);
        }

        @ParameterizedTest
        @ValueSource(strings = "ON")
        void besideArguments(String text, PicoBroker broker, PicoLed led) {
            broker.publish("客廳/message", text);
            led.assertLit(Duration.ofSeconds(1));
        }

        @RepeatedTest(3)
        void byRepetition(@Seed long seed, House house) {
            assertEquals(seed, house.plan().seed());
            SEEDS.add(seed);
        }
    }

    @Test
    void seedsComeFromArgumentsAndRepetitions() {
        succeed(Seeded.class, 8);
        assertThat(SEEDS).containsExactlyInAnyOrder(5L, 6L, 7L, 8L, 100L, 101L, 102L);
    }

    @PicoSim
    @ExtendWith(Fakes.class)
    static class Replayed {
        @Test
        void one(@Seed long seed) {
            SEEDS.add(seed);
        }
    }

    @Test
    void aSeedFromOutsideWins() {
        assertThat(failures(run(Replayed.class, Map.of("picolight.seed", "4711")))).isEmpty();
        assertThat(SEEDS).containsExactly(4711L);
        assertThat(failures(run(Replayed.class, Map.of("picolight.seed", "many"))))
                .singleElement()
                .asString()
                .contains("picolight.seed is «many»");
    }

    @PicoSim(seed = 3)
    @ExtendWith(Fakes.class)
    static class FailsByItself {
        @Test
        void fails(PicoBroker broker, PicoFaults faults) {
            faults.begin("wifi down");
            fail("as planned");
        }
    }

    @Test
    void aFailureOfTheTestItselfHasTheStoryBesideIt() {
        Throwable failure = failure(FailsByItself.class);
        assertThat(failure).hasMessage("as planned");
        assertThat(failure.getSuppressed())
                .filteredOn(HouseStory.class::isInstance)
                .singleElement()
                .asString()
                .contains("online as pico-w", "wifi down", "-Dpicolight.seed=3");
        assertThat(MADE).hasSize(1);
    }

    @PicoSim
    @ExtendWith(Fakes.class)
    static class FailsByOurs {
        @Test
        void fails(PicoLed led) {
            led.assertLit(Duration.ofSeconds(2));
        }
    }

    @Test
    void ourFailureTellsTheStoryOnce() {
        Throwable failure = failure(FailsByOurs.class);
        assertThat(failure)
                .hasMessageContaining("lights its LED in 客廳 within 2 s")
                .hasMessageContaining("replays it exactly");
        assertThat(failure.getSuppressed()).noneMatch(HouseStory.class::isInstance);
    }

    @PicoSim(faults = "wifi down", powered = true)
    @ExtendWith(Fakes.class)
    static class Broken {
        @Test
        void beginsOnlineAndBroken(PicoBoard board, PicoFaults faults) {
            assertEquals(true, board.isOnline());
            assertEquals(1, faults.active().size());
        }

        @Test
        @PicoSim(powered = false)
        void hasNoPower(PicoBoard board) {
            assertEquals(false, board.isOnline());
        }
    }

    @Test
    void beginsAsTheAnnotationSays() {
        succeed(Broken.class, 2);
    }

    @PicoSim
    @ExtendWith(Fakes.class)
    @Execution(ExecutionMode.CONCURRENT)
    static class Crowd {
        @RepeatedTest(40)
        void eachIsAlone(PicoBroker broker, PicoLed led) {
            led.assertHolds(Light.DARK, Duration.ofMinutes(1));
            broker.publish("客廳/message", "ON");
            led.assertLit(Duration.ofSeconds(1));
            assertEquals(1, led.history().size());
        }
    }

    @Test
    void runsInParallel() {
        EngineExecutionResults results =
                run(Crowd.class, Map.of("junit.jupiter.execution.parallel.enabled", "true"));
        assertThat(failures(results)).isEmpty();
        assertThat(MADE).hasSize(40).allMatch(FakeHouse::isClosed);
    }
}
