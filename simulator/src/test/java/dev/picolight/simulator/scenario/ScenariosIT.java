package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.lan.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The stories with real connections, all at once: most of their time is waiting.
///
/// Brokers and connections keep real time, so at this pace `within: 2s` leaves them 400 ms, and a
/// blink of 500 ms with a tolerance of 20 % may be 20 ms late.
@Timeout(120)
final class ScenariosIT {
    private static final Pace PACE = new Pace(5);

    private static final Performance.Options OPTIONS =
            new Performance.Options(
                    1,
                    Optional.empty(),
                    PACE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    "picolight",
                    "");
    private static final Map<Path, Future<Runs.Ended>> RUNNING = new LinkedHashMap<>();
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final Lock OPENING = new ReentrantLock();

    static List<Path> stories() throws IOException {
        return Runs.stories();
    }

    /// None begins before the last broker has started, which keeps a machine busy.
    @BeforeAll
    static void begin() throws IOException {
        CountDownLatch unopened = new CountDownLatch(stories().size());
        for (Path story : stories()) {
            RUNNING.put(
                    story,
                    THREADS.submit(() -> Runs.in(plan -> open(plan, unopened), OPTIONS, story)));
        }
    }

    /// One after another.
    private static House open(HousePlan plan, CountDownLatch unopened) {
        House house;
        OPENING.lock();
        try {
            house = LiveHouse.open(plan, BrokerOptions.defaults().onAnyFreePort());
        } finally {
            OPENING.unlock();
            unopened.countDown();
        }
        try {
            unopened.await();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        return house;
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void aStoryPassesLive(Path story) throws Exception {
        Runs.Ended ended = Optional.ofNullable(RUNNING.get(story)).orElseThrow().get();

        assertThat(ended.code()).as(ended.text()).isZero();
    }
}
