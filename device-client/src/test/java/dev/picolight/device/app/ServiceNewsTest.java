package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.DeviceState;
import dev.picolight.device.lifecycle.Failures;
import dev.picolight.device.lifecycle.Standing;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.systemd.ServiceManagers;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceNewsTest {
    private static final BrokerAddress BROKER = new BrokerAddress("192.168.137.113", 1883);
    private static final DeviceProfile PROFILE =
            new DeviceProfile(
                    "pi-1",
                    "c",
                    BROKER,
                    List.of(
                            new DeviceProfile.Room("客廳", TextPolicy.LIGHT, false),
                            new DeviceProfile.Room("臥室", TextPolicy.LIGHT, false)));
    private static final Failures NONE = new Failures(0, 0);
    private static final Instant START = Instant.EPOCH;

    private final List<String> told = new ArrayList<>();
    private Optional<InetAddress> own = Optional.empty();
    private final ServiceNews news =
            new ServiceNews(ServiceManagers.telling(told::add, Duration.ofSeconds(60)), () -> own);

    private Optional<Instant> turned(DeviceState state, Instant now) {
        return news.turned(new Standing(state, PROFILE, List.of()), now);
    }

    private static DeviceState joining() {
        return new DeviceState.JoiningNetwork(NONE, START.plusSeconds(30));
    }

    private static DeviceState online() {
        return new DeviceState.Online(
                NONE, 1, START, Duration.ofSeconds(30), START.plusSeconds(30), Optional.empty());
    }

    private static DeviceState waitingUntil(Instant until) {
        return new DeviceState.BackingOff(
                NONE,
                new NotReached(
                        Trouble.REFUSED, BROKER, Duration.ofMillis(28), "Connection refused"),
                until);
    }

    @Test
    void isReadyWhenTheLoopHasTurnedAndNotWhenTheBrokerAnswers() {
        turned(joining(), START);
        assertThat(told).containsExactly("STATUS=waiting for the network", "READY=1", "WATCHDOG=1");
    }

    @Test
    void isReadyOnce() {
        turned(joining(), START);
        turned(online(), START);
        turned(new DeviceState.Stopped(), START);
        assertThat(told).filteredOn("READY=1"::equals).hasSize(1);
    }

    @Test
    void followsTheState() {
        turned(joining(), START);
        turned(new DeviceState.Connecting(NONE, 1, START), START);
        turned(new DeviceState.Subscribing(NONE, 1, START, Duration.ZERO, false, START), START);
        own = Optional.of(InetAddress.ofLiteral("192.168.1.10"));
        turned(online(), START);
        turned(online(), START);
        turned(waitingUntil(START.plusMillis(7500)), START);
        turned(new DeviceState.Stopped(), START);
        assertThat(told)
                .filteredOn(line -> line.startsWith("STATUS="))
                .containsExactly(
                        "STATUS=waiting for the network",
                        "STATUS=connecting to 192.168.137.113:1883",
                        "STATUS=subscribing at 192.168.137.113:1883",
                        "STATUS=online at 192.168.1.10, 客廳, 臥室 (broker 192.168.137.113:1883)",
                        "STATUS=broker 192.168.137.113:1883 not reached: connection refused after 28 ms (Connection refused); next try in 8 s",
                        "STATUS=stopped, the LEDs are dark");
    }

    @Test
    void anAddressOfIpVersion6IsShownWithoutItsZone() {
        own = Optional.of(InetAddress.ofLiteral("fe80::1%1"));
        turned(online(), START);
        assertThat(told.getFirst()).startsWith("STATUS=online at fe80:0:0:0:0:0:0:1, 客廳");
    }

    @Test
    void aWaitIsShownAnewSoThatItIsNeverFarFromTrue() {
        Instant until = START.plusSeconds(100);
        assertThat(turned(waitingUntil(until), START)).contains(START.plusSeconds(10));
        turned(waitingUntil(until), START.plusSeconds(10));
        assertThat(told.getFirst()).endsWith("next try in 100 s");
        assertThat(told.getLast()).endsWith("next try in 90 s");
    }

    @Test
    void givesASignOfLifeWhenHalfOfTheTimeIsOver() {
        assertThat(turned(online(), START)).contains(START.plusSeconds(30));
        assertThat(turned(online(), START.plusSeconds(29))).contains(START.plusSeconds(30));
        assertThat(told).filteredOn("WATCHDOG=1"::equals).hasSize(1);
        assertThat(turned(online(), START.plusSeconds(30))).contains(START.plusSeconds(60));
        assertThat(told).filteredOn("WATCHDOG=1"::equals).hasSize(2);
    }

    @Test
    void saysThatItStops() {
        turned(online(), START);
        assertThat(told).doesNotContain("STOPPING=1");
        turned(new DeviceState.Stopped(), START);
        turned(new DeviceState.Stopped(), START);
        assertThat(told).filteredOn("STOPPING=1"::equals).hasSize(1);
    }

    @Test
    void anLedThatFailsIsNotPassedOver() {
        news.turned(new Standing(online(), PROFILE, List.of("臥室")), START);
        news.turned(new Standing(new DeviceState.Stopped(), PROFILE, List.of("臥室")), START);
        assertThat(told)
                .contains(
                        "STATUS=the LED of 臥室 fails, see the log; online, 客廳, 臥室 (broker 192.168.137.113:1883)",
                        "STATUS=stopped; the LED of 臥室 failed and may still be lit");
    }
}
