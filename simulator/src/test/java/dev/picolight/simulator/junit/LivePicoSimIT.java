package dev.picolight.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/// Houses in real time, as tests have them.
class LivePicoSimIT {
    /// By the houses' clock, which goes five times as fast.
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    @PicoSim(time = PicoSim.Time.LIVE, speed = 5)
    @Execution(ExecutionMode.CONCURRENT)
    static class Crowd {
        @RepeatedTest(3)
        void eachHasItsBroker(PicoLed led, PicoBroker broker) {
            PORTS.add(broker.address().port());
            broker.publish("客廳/message", "ON");
            led.assertLit(SOON);
            assertThat(led.history()).hasSize(1);
        }
    }

    @PicoSim(time = PicoSim.Time.LIVE, speed = 5)
    static class Failing {
        @Test
        void fails(PicoBoard board) {
            board.assertOnline(Duration.ZERO);
            fail("as planned");
        }
    }

    private static EngineExecutionResults run(Class<?> tests, Map<String, String> parameters) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(tests))
                .configurationParameters(parameters)
                .execute();
    }

    @Test
    void runInParallel() {
        run(
                        Crowd.class,
                        Map.of(
                                "junit.jupiter.execution.parallel.enabled",
                                "true",
                                "junit.jupiter.execution.parallel.config.strategy",
                                "fixed",
                                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                                "3"))
                .testEvents()
                .assertStatistics(it -> it.succeeded(3));
        assertThat(PORTS).hasSize(3);
    }

    /// The first house leaves what the process has once and for all: the second one leaves nothing.
    @Test
    void leaveNoThreadAlsoAfterAFailure() {
        run(Failing.class, Map.of()).testEvents().assertStatistics(it -> it.failed(1));
        Set<Thread> before = threads();
        run(Failing.class, Map.of()).testEvents().assertStatistics(it -> it.failed(1));
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    Set<Thread> more = threads();
                    more.removeAll(before);
                    assertThat(more).isEmpty();
                });
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }
}
