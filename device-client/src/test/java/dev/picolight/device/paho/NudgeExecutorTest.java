package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NudgeExecutorTest {
    private final List<Throwable> deaths = new CopyOnWriteArrayList<>();
    private final NudgeExecutor executor = new NudgeExecutor(deaths::add);

    private volatile boolean running;

    // row 9: Paho's naps are 100 ms, this one would outlast the test
    @Test
    void wakesTheThreadThatStartsAnotherFromItsNap() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        executor.execute(() -> {
            Thread starter = Thread.currentThread();
            var _ =
                    executor.submit(() -> {
                        while (starter.getState() != Thread.State.TIMED_WAITING) {
                            Thread.onSpinWait();
                        }
                        running = true;
                    });
            while (!running) {
                nap();
            }
            started.countDown();
        });
        started.await();
        assertThat(executor.nudges()).isPositive();
    }

    private static void nap() {
        try {
            TimeUnit.DAYS.sleep(1);
        } catch (InterruptedException nudged) {
            // as Paho does it
        }
    }

    @Test
    void leavesOthersAsleep() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        Thread outsider =
                Thread.ofVirtual()
                        .start(() -> {
                            var _ = executor.submit(() -> {});
                            nap();
                            woken.countDown();
                        });
        assertThat(outsider.join(Duration.ofMillis(100))).isFalse();
        outsider.interrupt();
        woken.await();
        assertThat(executor.nudges()).isZero();
    }

    // row 21
    @Test
    void runsAnyNumberOfTasksAtOnce() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            var _ =
                    executor.submit(() -> {
                        all.countDown();
                        all.await();
                        return true;
                    });
        }
        all.await();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(executor.running()).isZero();
    }

    // row 10
    @Test
    void tellsThatATaskDied() throws InterruptedException {
        IllegalArgumentException death = new IllegalArgumentException("Invalid UTF-8 char: [000a]");
        var _ =
                executor.submit(() -> {
                    throwIt(death);
                });
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(deaths).containsExactly(death);
    }

    private static void throwIt(RuntimeException death) {
        throw death;
    }

    @Test
    void interruptsATaskThatIsCancelled() throws InterruptedException {
        Future<?> sleeper = executor.submit(NudgeExecutorTest::nap);
        sleeper.cancel(true);
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void schedulesNothing() {
        assertThatThrownBy(() -> executor.schedule(() -> {}, 1, TimeUnit.SECONDS))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
