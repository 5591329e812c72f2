package dev.picolight.simulator.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.lan.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HouseClockTest {
    private static final Instant DATE = Instant.parse("2026-11-29T00:00:00Z");

    private final List<TimeControl.State> states = new ArrayList<>();
    private final HouseClock clock = new HouseClock(new Pace(1000), DATE, states::add);

    /// Somebody who waits until an instant of a board's clock.
    private static CountDownLatch waitUntil(BoardClock board, Duration at) {
        CountDownLatch passed = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        board.await(() -> false, Optional.of(Instant.EPOCH.plus(at)));
                        passed.countDown();
                    } catch (InterruptedException never) {
                        Thread.currentThread().interrupt();
                    }
                });
        return passed;
    }

    private static void awaitWaiting(BoardClock board) {
        while (board.left().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aMinuteIsOverInNoTime() throws InterruptedException {
        assertThat(waitUntil(clock.board(), Duration.ofMinutes(1)).await(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(clock.now()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void standsStillWhilePaused() {
        clock.pause();
        BoardClock board = clock.board();
        Duration before = clock.now();
        waitUntil(board, Duration.ofMillis(1));
        awaitWaiting(board);

        assertThat(clock.now()).isEqualTo(before);
        assertThat(board.left()).contains(Duration.ofMillis(1));
        assertThat(clock.really(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void aStepGoesToTheNextThingThatIsDue() throws InterruptedException {
        clock.pause();
        BoardClock later = clock.board();
        BoardClock sooner = clock.board();
        Duration before = clock.now();
        CountDownLatch latePassed = waitUntil(later, Duration.ofHours(2));
        CountDownLatch soonPassed = waitUntil(sooner, Duration.ofHours(1));
        awaitWaiting(later);
        awaitWaiting(sooner);

        clock.step();

        assertThat(soonPassed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(clock.now()).isEqualTo(before.plusHours(1));
        assertThat(latePassed.getCount()).isEqualTo(1);
        assertThat(later.left()).contains(Duration.ofHours(1));

        clock.step();

        assertThat(latePassed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(clock.now()).isEqualTo(before.plusHours(2));
    }

    @Test
    void goesOnWhereItStood() throws InterruptedException {
        clock.pause();
        BoardClock board = clock.board();
        CountDownLatch passed = waitUntil(board, Duration.ofMillis(500));
        awaitWaiting(board);

        clock.resume();

        assertThat(passed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(states)
                .containsExactly(
                        new TimeControl.State(true, 1000), new TimeControl.State(false, 1000));
    }

    @Test
    void whatWaitsForTheNetworkIsNotHurried() {
        clock.pause();
        BoardClock board = clock.board();
        board.waitsForAnswer(true);
        long real = System.nanoTime();
        clock.resume();
        Duration seen;
        do {
            seen = Duration.between(Instant.EPOCH, board.instant());
            Duration atMost =
                    BoardClock.QUICK_ANSWER.plusNanos(
                            (long) ((System.nanoTime() - real) * BoardClock.ANSWERS_SPEED_MAX));
            assertThat(seen).isLessThanOrEqualTo(atMost);
        } while (seen.compareTo(BoardClock.QUICK_ANSWER.plusMillis(50)) < 0);

        assertThat(clock.now()).isGreaterThan(seen);
    }

    @Test
    void theDateGoesAsFastAsTheTime() {
        clock.pause();
        BoardClock board = clock.board();

        assertThat(board.date().orElseThrow().instant()).isEqualTo(DATE.plus(clock.now()));
    }

    @Test
    void aSpeedThatCannotBeIsRefused() {
        assertThatThrownBy(() -> clock.speed(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(states).isEmpty();
    }

    @Test
    void nobodyIsKeptFromStopping() throws InterruptedException {
        clock.pause();
        BoardClock board = clock.board();
        CountDownLatch passed = waitUntil(board, Duration.ofSeconds(1));

        clock.end();
        clock.pause();

        assertThat(passed.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
