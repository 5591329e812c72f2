package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.Counters.Count;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceEvent.MessagesDropped;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest extends CommandsFixture {
    private static final int PER_SECOND = 20;

    @BeforeEach
    void online() {
        comeOnline();
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /// Storms and pauses: however commands come, the LED shows the newest soon, and never more than
    /// it may.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theNewestAlwaysWinsAndNoSecondHasTooMany(long seed) {
        RandomGenerator random = new Random(seed);
        int newest = 0;
        for (int i = 0; i < 2_000; i++) {
            newest = 1 + random.nextInt(100);
            hear("臥室/message", "BRIGHTNESS " + newest);
            pass(Duration.ofMillis(random.nextInt(20) == 0 ? 900 : random.nextInt(12)));
        }
        pass(Duration.ofMillis(50));
        assertThat(played(done).getLast().after())
                .as("the last one shown")
                .isEqualTo(new LedPattern.Steady(new Brightness(newest)));
        for (int i = 0; i + 2 * PER_SECOND < playedAt.size(); i++) {
            assertThat(Duration.between(playedAt.get(i), playedAt.get(i + 2 * PER_SECOND)))
                    .as("a second's worth at once, and 21 more, from number %d on", i)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(counted(Count.OBEYED) + counted(Count.LIMITED)).isEqualTo(2_000);
        assertThat(said("臥室/pi-1/state", done)).hasSize((int) counted(Count.OBEYED));
    }

    @Test
    void aSecondsWorthMayComeAtOnceThenOneEvery50Milliseconds() {
        RateLimit limit = new RateLimit(PER_SECOND);
        for (int i = 0; i < PER_SECOND; i++) {
            assertThat(limit.take(now)).isTrue();
        }
        assertThat(limit.take(now)).isFalse();
        assertThat(limit.nextAt()).isEqualTo(now.plusMillis(50));
        assertThat(limit.take(now.plusMillis(49))).isFalse();
        assertThat(limit.take(now.plusMillis(50))).isTrue();
        assertThat(limit.take(now.plusMillis(50))).isFalse();
        Instant later = now.plusSeconds(100);
        for (int i = 0; i < PER_SECOND; i++) {
            assertThat(limit.take(later)).isTrue();
        }
        assertThat(limit.take(later)).isFalse();
    }

    @Test
    void whoIsPassedOverHearsOfIt() {
        storm(20);
        assertThat(said(ANSWERS, hear(request("客廳/message", "OFF", "1")))).isEmpty();
        List<DeviceAction> third = hear(request("客廳/message", "ON", "2"));
        assertThat(said(ANSWERS, third).getFirst()).contains("\"code\":\"limited\"");
        assertThat(published(ANSWERS, third).findFirst().orElseThrow().message().correlationData())
                .hasValueSatisfying(it -> assertThat(it.text()).contains("1"));
        int before = done.size();
        pass(Duration.ofMillis(50));
        List<DeviceAction> turn = done.subList(before, done.size());
        assertThat(said(ANSWERS, turn))
                .as("took-ms has the wait in it")
                .containsExactly(
                        "{\"ok\":true,\"state\":\"ON\",\"effect\":null,\"took-ms\":50,\"device\":\"pi-1\"}");
    }

    @Test
    void aCommandThatExpiresWhileItWaitsIsNotDone() {
        storm(20);
        hear(
                request("客廳/message", "OFF", "1", Optional.of(Duration.ofSeconds(1))),
                now.minusMillis(960));
        int before = done.size();
        pass(Duration.ofMillis(60));
        assertThat(played(done.subList(before, done.size()))).isEmpty();
        assertThat(said(ANSWERS, done).getLast()).contains("\"code\":\"expired\"");
    }

    @Test
    void aQuestionDoesNotTakeThePlaceOfACommand() {
        storm(20);
        hear("客廳/message", "OFF");
        assertThat(said(ANSWERS, hear(request("客廳/message", "?", ""))).getFirst())
                .contains("limited");
        pass(Duration.ofMillis(50));
        assertThat(played(done).getLast().after())
                .isEqualTo(new LedPattern.Steady(Brightness.DARK));
    }

    @Test
    void oneRoomsStormDoesNotSlowAnother() {
        storm(100);
        assertThat(played(hear("臥室/message", "ON"))).hasSize(1);
    }

    @Test
    void oneLineASecondTellsTheNumber() {
        for (int i = 0; i < 3_000; i++) {
            hear("客廳/message", "ON");
            pass(Duration.ofMillis(1));
        }
        pass(Duration.ofSeconds(2));
        assertThat(reported(done)).filteredOn(it -> it.contains("passed over")).hasSize(3);
        assertThat(reported(done)).hasSizeLessThan(20 + 3 * 21 + 3);
    }

    @Test
    void nonsenseInMassesDoesNotFloodTheLogEither() {
        for (int i = 0; i < 3_000; i++) {
            hear("客廳/message", "BLINK " + i * 1000);
            pass(Duration.ofMillis(1));
        }
        pass(Duration.ofSeconds(2));
        assertThat(counted(Count.REFUSED)).isEqualTo(3_000);
        assertThat(reported(done)).hasSizeLessThan(100);
        assertThat(reported(done)).anyMatch(it -> it.contains("more messages changed nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLINK 0", "?", "TOGGLE"})
    void whatIsNotDoneIsAnsweredOnlySoOften(String text) {
        for (int i = 0; i < 3_000; i++) {
            hear(request("客廳/message", text, "7"));
        }
        assertThat(said(ANSWERS, done))
                .hasSizeBetween(
                        Outcomes.ANSWERS_PER_SECOND, Outcomes.ANSWERS_PER_SECOND + PER_SECOND);
        assertThat(said(ANSWERS, hear(request("臥室/message", "ON", "8")))).hasSize(1);
        pass(Duration.ofSeconds(1));
        assertThat(said(ANSWERS, hear(request("客廳/message", "BLINK 0", "9")))).hasSize(1);
    }

    @Test
    void whatTheServerThrowsAwayInMassesDoesNotFloodTheLog() {
        for (int i = 0; i < 3_000; i++) {
            on(new PublishRefused(1, new TopicName(ANSWERS), ReasonCode.NOT_AUTHORIZED));
            pass(Duration.ofMillis(1));
        }
        pass(Duration.ofSeconds(2));
        assertThat(reported(done)).hasSizeBetween(PER_SECOND, 100);
    }

    @Test
    void whatTheInboxThrewAwayIsCountedAndTold() {
        on(new MessagesDropped(17));
        pass(Duration.ofSeconds(1));
        assertThat(counted(Count.LIMITED)).isEqualTo(17);
        assertThat(reported(done)).anyMatch(it -> it.startsWith("17 commands passed over"));
    }

    @Test
    void theEndDoesNotWaitForATurn() {
        storm(30);
        on(new DeviceEvent.StopRequested());
        assertThat(played(done).getLast())
                .isEqualTo(
                        new PlayPattern(
                                1,
                                new LedPattern.Steady(Brightness.DARK),
                                new LedPattern.Steady(Brightness.DARK)));
        int atTheEnd = done.size();
        pass(Duration.ofSeconds(1));
        assertThat(done.subList(atTheEnd, done.size()))
                .noneMatch(it -> it instanceof PlayPattern || it instanceof Publish);
    }

    private void storm(int commands) {
        for (int i = 0; i < commands; i++) {
            hear("客廳/message", i % 2 == 0 ? "ON" : "OFF");
        }
    }
}
