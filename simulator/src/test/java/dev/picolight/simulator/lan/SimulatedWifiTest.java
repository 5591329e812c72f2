package dev.picolight.simulator.lan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.simulator.time.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedWifiTest {
    private final Simulation simulation = new Simulation(1);
    private final List<DeviceEvent> events = new ArrayList<>();
    private boolean passes = true;
    private final SimulatedWifi wifi = new SimulatedWifi(simulation, "pico-1", p -> passes = p);

    private void joinAndWait(int seconds) {
        wifi.join(events::add);
        simulation.pass(Duration.ofSeconds(seconds));
    }

    private void pass(int seconds) {
        simulation.pass(Duration.ofSeconds(seconds));
    }

    @Test
    void joiningTakesAWhile() {
        assertThat(passes).isFalse();
        joinAndWait(1);
        assertThat(events).isEmpty();
        pass(4);
        assertThat(events).singleElement().isInstanceOf(NetworkUp.class);
        assertThat(passes).isTrue();
        assertThat(wifi.isJoined()).isTrue();
    }

    @Test
    void joiningAgainConfirms() {
        joinAndWait(5);
        joinAndWait(0);
        assertThat(events).hasSize(2).hasOnlyElementsOfType(NetworkUp.class);
    }

    @Test
    void askingTwiceJoinsOnce() {
        wifi.join(events::add);
        joinAndWait(10);
        assertThat(events).hasSize(1);
    }

    @Test
    void withoutAnAccessPointJoiningFails() {
        wifi.loseAccessPoint();
        joinAndWait(10);
        assertThat(events).containsExactly(new NetworkDown("no access point found"));
        assertThat(passes).isFalse();
    }

    @Test
    void anAccessPointThatDoesNotAnswerIsTriedAgain() {
        wifi.failJoins(1);
        joinAndWait(10);
        assertThat(events).containsExactly(new NetworkDown("the access point did not answer"));
        wifi.failJoins(0);
        joinAndWait(10);
        assertThat(wifi.isJoined()).isTrue();
    }

    @Test
    void aLostAccessPointIsNoticedAndNothingJoinsByItself() {
        joinAndWait(5);
        wifi.loseAccessPoint();
        assertThat(passes).as("packets are lost at once").isFalse();
        assertThat(wifi.isJoined()).as("not yet noticed").isTrue();
        pass(1);
        assertThat(events.getLast()).isEqualTo(new NetworkDown("the access point is gone"));
        wifi.bringAccessPointBack();
        pass(3600);
        assertThat(wifi.isJoined()).isFalse();
        joinAndWait(5);
        assertThat(passes).isTrue();
    }

    @Test
    void silenceIsToldToNobody() {
        joinAndWait(5);
        wifi.fallSilent();
        pass(3600);
        assertThat(passes).isFalse();
        joinAndWait(0);
        assertThat(events).hasOnlyElementsOfType(NetworkUp.class);
        wifi.endSilence();
        assertThat(passes).isTrue();
    }

    @Test
    void closedItSaysNothing() {
        wifi.join(events::add);
        wifi.close();
        pass(10);
        assertThat(events).isEmpty();
        assertThat(passes).isFalse();
    }
}
