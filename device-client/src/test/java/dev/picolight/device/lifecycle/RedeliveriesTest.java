package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback.Dropped;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.LedShown;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the Server sends again after a loss of the connection.
class RedeliveriesTest extends LifecycleFixture {
    private static final String ON = "客廳/pi-1/state {\"state\":\"ON\",\"effect\":null}";
    private static final String OFF = "客廳/pi-1/state {\"state\":\"OFF\",\"effect\":null}";

    private static final TopicName ANSWERS = new TopicName("app/answers");

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

    /// The answer was on its way when the connection broke.
    @ParameterizedTest
    @ValueSource(strings = {"on", "toggle", "blink 100", "blink 0"})
    void theAnswerIsSentAgain(String command) {
        List<String> first = answersOf(on(request(command, 5, "7", false)));
        assertThat(first).hasSize(1);
        for (int losses = 1; losses <= 2; losses++) {
            loseAndComeBack();
            List<DeviceAction> again = on(request(command, 5, "7", true));
            assertThat(again).noneMatch(PlayPattern.class::isInstance);
            assertThat(answersOf(again)).as("loss %d", losses).isEqualTo(first);
        }
    }

    @Test
    void anAnswerThatComesAfterTheLossIsSentWhenItIsAskedForAgain() {
        DeviceAction.ConfirmShown asked =
                only(DeviceAction.ConfirmShown.class, on(request("on", 5, "7", false))).getFirst();
        on(new ConnectionLost(connection, new Dropped("EOF")));
        on(new LedShown(asked.led(), asked.confirmation(), now));
        comeBackTo(Optional.empty());
        assertThat(answersOf(on(request("on", 5, "7", true)))).hasSize(1);
    }

    /// What was true before the connection was lost may not be true now.
    @Test
    void aQuestionIsAskedAgain() {
        assertThat(answersOf(on(request("?", 5, "7", false))).getFirst()).contains("OFF");
        hear("on");
        loseAndComeBack();
        assertThat(answersOf(on(request("?", 5, "7", true))).getFirst()).contains("ON");
    }

    @Test
    void anotherRequestWithTheSameIdentifierIsDone() {
        on(request("toggle", 5, "7", false));
        loseAndComeBack();
        assertThat(only(PlayPattern.class, on(request("toggle", 5, "8", true)))).hasSize(1);
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

    private MessageArrived request(String text, int packetId, String correlation, boolean again) {
        return new MessageArrived(
                connection,
                new InboundMessage(
                        new TopicName("客廳/message"),
                        Payload.of(text),
                        Qos.AT_LEAST_ONCE,
                        false,
                        again,
                        packetId,
                        Optional.of(ANSWERS),
                        Optional.of(Payload.of(correlation))));
    }

    /// What is answered, also when the LED has shown it.
    private List<String> answersOf(List<DeviceAction> actions) {
        List<DeviceAction> all = new ArrayList<>(actions);
        only(DeviceAction.ConfirmShown.class, actions)
                .forEach(it -> all.addAll(on(new LedShown(it.led(), it.confirmation(), now))));
        return published(all).stream().filter(it -> it.startsWith(ANSWERS.text())).toList();
    }
}
