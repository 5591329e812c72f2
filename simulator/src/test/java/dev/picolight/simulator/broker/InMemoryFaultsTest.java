package dev.picolight.simulator.broker;

import static dev.picolight.simulator.broker.InMemoryClient.COMMANDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.simulator.time.Span;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How the Server and the way to it fail.
class InMemoryFaultsTest extends InMemoryServerBench {
    @Test
    void aCrashResetsConnectionsAndRefusesNewOnes() {
        device.connect(true);
        server.crash();
        pass(1);
        assertThat(device.setback()).isEqualTo(new Setback.Dropped("connection reset"));
        device.connect(false);
        assertThat(trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(server.publish(COMMANDS, "on")).isEmpty();
        assertThat(server.tcpConnections()).isZero();
        assertThat(device.link.openSockets()).isZero();
    }

    @Test
    void onlyACrashedServerLosesItsFiles() {
        assertThatThrownBy(server::loseFiles).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFrozenServerTakesConnectionsAndAnswersNothing() {
        device.connect(true);
        server.freeze();
        device.ping();
        pass(60);
        assertThat(device.all(PingAnswered.class)).isEmpty();
        assertThat(device.events).hasSize(1);

        InMemoryClient other = client("other", Duration.ZERO, Duration.ZERO);
        other.connect(true);
        pass(60);
        assertThat(other.events).isEmpty();
        assertThat(other.link.openSockets()).isEqualTo(1);

        server.thaw();
        pass(1);
        assertThat(other.sessionWasPresent()).isFalse();
    }

    @Test
    void aThawedServerDoesWhatHasPiledUpInItsOrder() {
        device.connect(true);
        device.subscribe();
        server.freeze();
        device.abandon();
        device.connect(false);
        assertThat(server.publish(COMMANDS, "on")).isEmpty();
        server.thaw();
        pass(1);
        assertThat(device.texts()).containsExactly("on");
        pass(10);
        assertThat(server.openConnections("pico-1")).isEqualTo(1);
        assertThat(status()).as("back within the Will Delay").isEqualTo("(none)");
    }

    @Test
    void existingConnectionsGoOnWhileNewOnesAreRefused() {
        device.connect(true);
        server.listen(false);
        device.ping();
        assertThat(device.all(PingAnswered.class)).hasSize(1);
        device.connect(false);
        assertThat(trouble()).isEqualTo(Trouble.REFUSED);
    }

    @Test
    void aCutLinkIsSilentInBothDirections() {
        device.connect(true);
        device.subscribe();
        device.link.cut();
        device.ping();
        publish(InMemoryMessage.of(COMMANDS, "on"));
        pass(20);
        assertThat(device.all(PingAnswered.class)).isEmpty();
        assertThat(device.texts()).isEmpty();
        assertThat(server.openConnections("pico-1")).as("half-open").isEqualTo(1);

        device.link.mend();
        pass(21);
        assertThat(device.all(PingAnswered.class)).as("TCP has sent again").hasSize(1);
        assertThat(device.texts()).containsExactly("on");
    }

    @Test
    void connectingOverACutLinkEndsAtTheTimeout() {
        device.link.cut();
        device.connect(true);
        pass(10);
        assertThat(device.setback())
                .isInstanceOfSatisfying(
                        Setback.NotReached.class,
                        setback -> {
                            assertThat(setback.trouble()).isEqualTo(Trouble.TIMED_OUT);
                            assertThat(setback.after()).isEqualTo(Duration.ofSeconds(10));
                        });
        assertThat(device.link.openSockets()).isZero();
    }

    @Test
    void keepAliveFindsAClientThatVanished() {
        device.connect(true);
        device.link.cut();
        pass(44);
        assertThat(server.openConnections("pico-1")).isEqualTo(1);
        pass(1);
        assertThat(server.openConnections("pico-1")).isZero();
        pass(3);
        assertThat(status()).isEqualTo("offline");
    }

    @Test
    void keepAliveLeavesAloneWhoGivesSignsOfLife() {
        device.connect(true);
        for (int i = 0; i < 10; i++) {
            pass(30);
            device.ping();
        }
        assertThat(server.openConnections("pico-1")).isEqualTo(1);
        pass(60);
        assertThat(device.setback())
                .isEqualTo(
                        Setback.Refused.connection(
                                ReasonCode.KEEP_ALIVE_TIMEOUT, Optional.empty()));
    }

    @Test
    void aSlowLinkKeepsTheOrder() {
        device.connect(true);
        device.subscribe();
        device.link.latency(Span.ofMillis(0, 5000));
        for (int i = 0; i < 20; i++) {
            server.publish(COMMANDS, "message " + i);
        }
        pass(6);
        assertThat(device.texts()).hasSize(20);
        assertThat(device.texts().getFirst()).isEqualTo("message 0");
        assertThat(device.texts().getLast()).isEqualTo("message 19");
    }

    @Test
    void whoeverConnectsMustSayWhoHeIsWithinAMinute() {
        device.link.latency(Span.ofMillis(400, 400));
        device.connect(true);
        device.link.cut();
        pass(50);
        assertThat(server.tcpConnections()).as("SYN has arrived").isEqualTo(1);
        pass(10);
        assertThat(server.tcpConnections()).isZero();
    }

    @Test
    void watchersSeeWhatTheDeviceDoesOnTheNetwork() {
        device.connect(true);
        assertThat(device.link.dials()).hasSize(1);
        assertThat(device.link.openSockets()).isEqualTo(1);
        device.abandon();
        assertThat(device.link.openSockets()).isZero();
        assertThat(device.link.leaves())
                .extracting(InMemoryLink.Left::dialled)
                .containsExactlyElementsOf(device.link.dials());
    }

    private Trouble trouble() {
        return ((Setback.NotReached) device.setback()).trouble();
    }
}
