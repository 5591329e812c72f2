package dev.picolight.device.port;

import static dev.picolight.device.port.ContractBench.COMMANDS;
import static dev.picolight.device.port.ContractBench.STATUS;
import static dev.picolight.device.port.ContractBench.TO_COMMANDS;
import static dev.picolight.device.port.ContractBench.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [MqttConnection] promises about its end.
public interface EndingContract extends ConnectionFixture {
    @Test
    default void tellsOnceThatTheConnectionIsLost() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.openAndSubscribe(1);
            bench.server.stop();
            ConnectionLost lost = (ConnectionLost) bench.await(1, ConnectionLost.class);
            assertThat(lost.setback()).isInstanceOf(Setback.Dropped.class);

            bench.server.start();
            bench.letEverythingBeSaid(2);
            assertThat(bench.events.ofConnection(1)).hasSize(3).endsWith(lost);
        }
    }

    @Test
    default void tellsWhyTheServerEndedTheConnection() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            bench.server.takeOver();
            ConnectionLost lost = (ConnectionLost) bench.await(1, ConnectionLost.class);
            assertThat(lost.setback())
                    .isInstanceOfSatisfying(
                            Setback.Refused.class,
                            refused ->
                                    assertThat(refused.reason())
                                            .isEqualTo(ReasonCode.SESSION_TAKEN_OVER));
        }
    }

    @Test
    default void anAbandonedConnectionLeavesItsWillMessage() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            bench.connection.abandon(1);
            bench.awaitReceived(STATUS, "offline");
            bench.letEverythingBeSaid(2);
            assertThat(bench.events.ofConnection(1)).hasSize(1);
        }
    }

    @Test
    default void aDisconnectedOneTakesItBackAndSendsWhatIsWaitingFirst() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            bench.connection.publish(1, message(STATUS, "leaving", Qos.AT_LEAST_ONCE));
            bench.connection.disconnect(1);
            bench.awaitReceived(STATUS, "leaving");
            bench.server.passUntil("no connection left", () -> bench.server.connections() == 0);
            assertThat(bench.receivedTexts(STATUS)).containsExactly("leaving");
            assertThat(bench.events.ofConnection(1)).hasSize(1);
        }
    }

    @Test
    default void nothingIsHeardOfAConnectionAfterItIsAbandoned() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.openAndSubscribe(1);
            bench.server.freeze();
            bench.server.publish(message(COMMANDS, "on", Qos.AT_LEAST_ONCE), Optional.empty());
            bench.connection.ping(1);
            bench.connection.abandon(1);
            bench.server.thaw();
            bench.letEverythingBeSaid(2);
            assertThat(bench.events.ofConnection(1)).hasSize(2);
        }
    }

    @Test
    default void nothingIsHeardOfAConnectionThatIsAbandonedBeforeConnack() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.server.freeze();
            bench.connection.open(1, true, bench.events);
            bench.connection.abandon(1);
            bench.server.thaw();
            bench.letEverythingBeSaid(2);
            assertThat(bench.events.ofConnection(1)).isEmpty();
        }
    }

    @Test
    default void aFrozenServerAnswersNoPing() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            bench.connection.ping(1);
            bench.await(1, PingAnswered.class);
            bench.server.freeze();
            bench.connection.ping(1);
            bench.connection.abandon(1);
            bench.server.thaw();
            bench.letEverythingBeSaid(2);
            assertThat(bench.events.of(PingAnswered.class)).hasSize(1);
        }
    }

    @Test
    default void openingAbandonsTheConnectionBefore() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.openAndSubscribe(1);
            bench.open(2, true);
            bench.awaitReceived(STATUS, "offline");
            bench.connection.subscribe(2, TO_COMMANDS);
            bench.letEverythingBeSaid(3);
            assertThat(bench.events.ofConnection(1)).hasSize(2);
        }
    }

    @Test
    default void commandsToAnotherConnectionDoNothing() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            bench.connection.publish(7, message(STATUS, "wrong", Qos.AT_LEAST_ONCE));
            bench.connection.subscribe(7, TO_COMMANDS);
            bench.connection.ping(7);
            bench.connection.disconnect(7);
            bench.connection.abandon(7);
            bench.connection.publish(1, message(STATUS, "right", Qos.AT_LEAST_ONCE));
            bench.awaitReceived(STATUS, "right");
            assertThat(bench.receivedTexts(STATUS)).containsExactly("right");
            assertThat(bench.events.all()).hasSize(1).first().isInstanceOf(Connected.class);
        }
    }

    @Test
    default void commandsAfterTheEndDoNothing() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            bench.connection.abandon(1);
            assertThatCode(
                            () -> {
                                bench.connection.publish(
                                        1, message(STATUS, "late", Qos.AT_LEAST_ONCE));
                                bench.connection.subscribe(1, TO_COMMANDS);
                                bench.connection.ping(1);
                                bench.connection.disconnect(1);
                                bench.connection.abandon(1);
                            })
                    .doesNotThrowAnyException();
            bench.letEverythingBeSaid(2);
            assertThat(bench.receivedTexts(STATUS)).doesNotContain("late");
        }
    }

    @Test
    default void closingEndsEverythingAndTwiceDoesNoHarm() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            bench.connection.close();
            bench.connection.close();
            bench.server.passUntil("no connection left", () -> bench.server.connections() == 0);
            assertThat(bench.events.all()).hasSize(1);
        }
    }
}
