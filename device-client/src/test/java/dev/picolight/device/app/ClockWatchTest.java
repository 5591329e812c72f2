package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.ClockSet;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.DeviceState.Booting;
import dev.picolight.device.lifecycle.Standing;
import dev.picolight.device.mqtt.BrokerAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final Standing BOOTING =
            new Standing(
                    new Booting(),
                    new DeviceProfile(
                            "pi-1",
                            "c",
                            new BrokerAddress("192.168.137.113", 1883),
                            List.of(new DeviceProfile.Room("客廳", TextPolicy.LIGHT, false))),
                    List.of());

    private final List<DeviceEvent> told = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Instant date = NOON;
    private boolean synchronised = true;
    private final ClockWatch watch =
            new ClockWatch(told::add, LoopWatch.NOBODY, () -> date, () -> synchronised);

    private void turn(Duration later) {
        now = now.plus(later);
        date = date.plus(later);
        watch.turned(BOOTING, now);
    }

    @Test
    void tellsTheDateOnceAndAgainWhenTheClockWasSet() {
        turn(Duration.ZERO);
        turn(Duration.ofHours(1));
        assertThat(told).containsExactly(new ClockSet(NOON));
        date = date.plus(Duration.ofDays(30));
        turn(Duration.ofSeconds(1));
        assertThat(told).hasSize(2).endsWith(new ClockSet(date));
    }

    @Test
    void believesNoClockThatWaitsForNtp() {
        synchronised = false;
        turn(Duration.ZERO);
        assertThat(told).isEmpty();
        synchronised = true;
        turn(Duration.ofMillis(10));
        assertThat(told).as("not at each turn is it looked").isEmpty();
        turn(Duration.ofSeconds(1));
        assertThat(told).hasSize(1);
    }

    @Test
    void believesNoDateBeforeThisProgramWasWritten() {
        date = Instant.parse("1970-01-01T00:00:10Z");
        turn(Duration.ZERO);
        assertThat(told).isEmpty();
    }
}
