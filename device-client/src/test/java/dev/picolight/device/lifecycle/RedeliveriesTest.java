package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.lifecycle.Setback.Dropped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the Server sends again after a loss of the connection.
class RedeliveriesTest extends LifecycleFixture {
    private static final String ON = "客廳/pi-1/state {\"state\":\"ON\",\"effect\":null}";
    private static final String OFF = "客廳/pi-1/state {\"state\":\"OFF\",\"effect\":null}";

    @BeforeEach
    void online() {
        bootToOnline();
    }

    @Test
    void doesNotToggleTwiceWhenOnlyTheAcknowledgementWasLost() {
        on(new MessageArrived(connection, numbered("toggle", 5, false)));
        loseAndComeBack();
        List<DeviceAction> again = on(new MessageArrived(connection, numbered("toggle", 5, true)));
        assertThat(again).noneMatch(PlayPattern.class::isInstance);
        assertThat(reports(again)).contains("done before");
        assertThat(published(hear("toggle"))).containsExactly(OFF);
    }

    @Test
    void togglesWhenTheFirstDeliveryNeverArrived() {
        loseAndComeBack();
        assertThat(published(on(new MessageArrived(connection, numbered("toggle", 5, true)))))
                .containsExactly(ON);
    }

    @Test
    void anIdentifierUsedAgainLongAfterIsAnotherMessage() {
        on(new MessageArrived(connection, numbered("toggle", 1, false)));
        now = now.plus(Duration.ofMinutes(5));
        loseAndComeBack();
        assertThat(published(on(new MessageArrived(connection, numbered("toggle", 1, true)))))
                .containsExactly(OFF);
    }

    @Test
    void whatAConnectionThatLastedDidNotSendAgainIsSettled() {
        on(new MessageArrived(connection, numbered("toggle", 1, false)));
        loseAndComeBack();
        now = now.plus(Duration.ofMinutes(5));
        loseAndComeBack(); // another «toggle», with the same identifier, was lost with it
        assertThat(published(on(new MessageArrived(connection, numbered("toggle", 1, true)))))
                .containsExactly(OFF);
    }

    @Test
    void attemptsThatFailSettleNothing() {
        on(new MessageArrived(connection, numbered("toggle", 1, false)));
        on(new ConnectionLost(connection, new Dropped("EOF")));
        atDeadline();
        connect();
        after(Duration.ofMinutes(2), new ConnectionLost(connection, BROKER_DOWN));
        comeBack();
        assertThat(published(on(new MessageArrived(connection, numbered("toggle", 1, true)))))
                .isEmpty();
    }

    @Test
    void nothingIsSentAgainWithoutASession() {
        on(new MessageArrived(connection, numbered("toggle", 1, false)));
        on(new ConnectionLost(connection, new Dropped("EOF")));
        atDeadline();
        connect();
        on(new Connected(connection, false, Optional.empty()));
        assertThat(published(on(new MessageArrived(connection, numbered("toggle", 1, true)))))
                .containsExactly(OFF);
    }

    /// The device notices a dead connection that much later, and so may the PUBACK be lost.
    @Test
    void aLongerKeepAliveOfTheServerMakesMoreOfThemDoubtful() {
        on(new ConnectionLost(connection, new Dropped("EOF")));
        comeBackTo(Optional.of(Duration.ofMinutes(2)));
        on(new MessageArrived(connection, numbered("toggle", 1, false)));
        now = now.plus(Duration.ofSeconds(125));
        loseAndComeBack();
        assertThat(published(on(new MessageArrived(connection, numbered("toggle", 1, true)))))
                .isEmpty();
    }

    @Test
    void aShorterOneMakesFewer() {
        on(new ConnectionLost(connection, new Dropped("EOF")));
        comeBackTo(Optional.of(Duration.ofSeconds(10)));
        on(new MessageArrived(connection, numbered("toggle", 1, false)));
        now = now.plus(Duration.ofSeconds(25));
        loseAndComeBack();
        assertThat(published(on(new MessageArrived(connection, numbered("toggle", 1, true)))))
                .containsExactly(OFF);
    }

    private void loseAndComeBack() {
        on(new ConnectionLost(connection, new Dropped("EOF")));
        comeBackTo(Optional.empty());
    }

    private void comeBackTo(Optional<Duration> serverKeepAlive) {
        atDeadline();
        connect();
        on(new Connected(connection, true, serverKeepAlive));
        on(new Subscribed(connection));
    }
}
