package dev.picolight.device.port;

import static dev.picolight.device.port.ContractBench.COMMANDS;
import static dev.picolight.device.port.ContractBench.STATUS;
import static dev.picolight.device.port.ContractBench.TO_COMMANDS;
import static dev.picolight.device.port.ContractBench.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [MqttConnection] promises while it works.
public interface TalkingContract extends ConnectionFixture {
    @Test
    default void connectsWithoutASessionAtACleanStart() {
        try (ContractBench bench = new ContractBench(this)) {
            assertThat(bench.open(1, true).sessionPresent()).isFalse();
            assertThat(bench.events.all()).hasSize(1);
        }
    }

    @Test
    default void resumesItsSessionAndGetsWhatItMissed() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.openAndSubscribe(1);
            bench.connection.abandon(1);
            bench.awaitReceived(STATUS, "offline");
            bench.server.publish(message(COMMANDS, "測試訊息", Qos.AT_LEAST_ONCE), Optional.empty());

            assertThat(bench.open(2, false).sessionPresent()).isTrue();
            bench.await(2, MessageArrived.class);
            assertThat(bench.events.of(MessageArrived.class))
                    .extracting(arrived -> arrived.message().payload().text().orElseThrow())
                    .containsExactly("測試訊息");
            assertThat(bench.events.ofConnection(2).getFirst()).isInstanceOf(Connected.class);
        }
    }

    @Test
    default void aCleanStartForgetsTheSession() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.openAndSubscribe(1);
            bench.connection.abandon(1);
            bench.awaitReceived(STATUS, "offline");
            bench.server.publish(message(COMMANDS, "old", Qos.AT_LEAST_ONCE), Optional.empty());

            assertThat(bench.open(2, true).sessionPresent()).isFalse();
            bench.connection.abandon(2);
            bench.letEverythingBeSaid(3);
            assertThat(bench.events.of(MessageArrived.class)).isEmpty();
        }
    }

    @Test
    default void tellsThatTheServerRefusesTheConnection() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.server.answerConnect(ReasonCode.BAD_USER_NAME_OR_PASSWORD);
            bench.connection.open(1, true, bench.events);
            ConnectRefused refused = (ConnectRefused) bench.await(1, ConnectRefused.class);
            assertThat(refused.reason()).isEqualTo(ReasonCode.BAD_USER_NAME_OR_PASSWORD);

            bench.server.answerConnect(ReasonCode.SUCCESS);
            bench.letEverythingBeSaid(2);
            assertThat(bench.events.ofConnection(1)).containsExactly(refused);
        }
    }

    @Test
    default void tellsThatNobodyListens() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.server.stop();
            bench.connection.open(1, true, bench.events);
            ConnectionLost lost = (ConnectionLost) bench.await(1, ConnectionLost.class);
            assertThat(lost.setback())
                    .isInstanceOfSatisfying(
                            Setback.NotReached.class,
                            setback -> assertThat(setback.trouble()).isEqualTo(Trouble.REFUSED));

            bench.server.start();
            bench.letEverythingBeSaid(2);
            assertThat(bench.events.ofConnection(1)).containsExactly(lost);
        }
    }

    @Test
    default void tellsWhichSubscriptionsAreRefused() {
        try (ContractBench bench = new ContractBench(this)) {
            TopicFilter forbidden = new TopicFilter("臥室/message");
            bench.server.answerSubscribe(forbidden, ReasonCode.NOT_AUTHORIZED);
            bench.open(1, true);
            bench.connection.subscribe(
                    1, List.of(TO_COMMANDS.getFirst(), Subscription.forCommands(forbidden)));
            assertThat(bench.await(1, SubscribeRefused.class))
                    .isEqualTo(
                            new SubscribeRefused(
                                    1,
                                    List.of(
                                            new SubscribeRefused.Refusal(
                                                    forbidden, ReasonCode.NOT_AUTHORIZED))));
        }
    }

    @Test
    default void bringsAMessageWithAllThatBelongsToIt() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.openAndSubscribe(1);
            TopicName answers = new TopicName("客廳/answers");
            Payload correlation = Payload.of(new byte[] {0, -1, 7});
            bench.server.publish(
                    new OutboundMessage(
                            COMMANDS,
                            Payload.of("開"),
                            Qos.AT_LEAST_ONCE,
                            true,
                            Optional.of(Duration.ofSeconds(60)),
                            Optional.empty(),
                            Optional.of(correlation)),
                    Optional.of(answers));
            InboundMessage message =
                    ((MessageArrived) bench.await(1, MessageArrived.class)).message();
            assertThat(message.packetId()).isPositive();
            assertThat(message)
                    .isEqualTo(
                            new InboundMessage(
                                    COMMANDS,
                                    Payload.of("開"),
                                    Qos.AT_LEAST_ONCE,
                                    true,
                                    false,
                                    message.packetId(),
                                    Optional.of(answers),
                                    Optional.of(correlation),
                                    Optional.of(Duration.ofSeconds(60))));
        }
    }

    @Test
    default void hearsNoMoreOfWhatItHasUnsubscribed() {
        TopicName other = new TopicName("臥室/message");
        try (ContractBench bench = new ContractBench(this)) {
            bench.openAndSubscribe(1);
            bench.connection.subscribe(
                    1, List.of(Subscription.forCommands(TopicFilter.exactly(other))));
            bench.server.passUntil(
                    "both subscriptions", () -> bench.events.of(Subscribed.class).size() == 2);
            bench.connection.unsubscribe(
                    1, List.of(TopicFilter.exactly(COMMANDS), new TopicFilter("never/asked")));
            bench.connection.publish(1, message(STATUS, "unsubscribed", Qos.AT_LEAST_ONCE));
            bench.awaitReceived(STATUS, "unsubscribed"); // in order
            bench.server.publish(message(COMMANDS, "no", Qos.AT_LEAST_ONCE), Optional.empty());
            bench.server.publish(message(other, "yes", Qos.AT_LEAST_ONCE), Optional.empty());
            bench.await(1, MessageArrived.class);
            assertThat(bench.events.of(MessageArrived.class))
                    .extracting(arrived -> arrived.message().payload().text().orElseThrow())
                    .containsExactly("yes");
        }
    }

    @Test
    default void aRetainedCommandOfBeforeIsNotDelivered() {
        try (ContractBench bench = new ContractBench(this)) {
            OutboundMessage stale = message(COMMANDS, "on", Qos.AT_LEAST_ONCE);
            bench.server.publish(
                    new OutboundMessage(
                            stale.topic(),
                            stale.payload(),
                            stale.qos(),
                            true,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    Optional.empty());
            bench.openAndSubscribe(1);
            bench.server.publish(message(COMMANDS, "off", Qos.AT_LEAST_ONCE), Optional.empty());
            MessageArrived first = (MessageArrived) bench.await(1, MessageArrived.class);
            assertThat(first.message().payload().text()).contains("off");
        }
    }

    @Test
    default void sendsAMessageWithAllThatBelongsToIt() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            OutboundMessage state =
                    new OutboundMessage(
                            new TopicName("客廳/pi-3f2a/state"),
                            Payload.of("{\"state\":\"ON\",\"effect\":null}"),
                            Qos.AT_LEAST_ONCE,
                            true,
                            Optional.of(Duration.ofHours(24)),
                            Optional.of("application/json"),
                            Optional.of(Payload.of("request 7")));
            bench.connection.publish(1, state);
            bench.server.passUntil(
                    "the state at the Server", () -> !bench.server.received().isEmpty());
            assertThat(bench.server.received()).containsExactly(state);
        }
    }

    @Test
    default void sendsInOrder() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            List<String> texts = IntStream.range(0, 60).mapToObj(i -> "message " + i).toList();
            texts.forEach(
                    text -> bench.connection.publish(1, message(STATUS, text, Qos.AT_LEAST_ONCE)));
            bench.awaitReceived(STATUS, texts.getLast());
            assertThat(bench.receivedTexts(STATUS)).isEqualTo(texts);
        }
    }

    @Test
    default void tellsThatTheServerThrewAMessageAway() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.server.answerPublish(STATUS, ReasonCode.NOT_AUTHORIZED);
            bench.open(1, true);
            bench.connection.publish(1, message(STATUS, "online", Qos.AT_LEAST_ONCE));
            assertThat(bench.await(1, PublishRefused.class))
                    .isEqualTo(new PublishRefused(1, STATUS, ReasonCode.NOT_AUTHORIZED));
        }
    }

    @Test
    default void aPingIsAnswered() {
        try (ContractBench bench = new ContractBench(this)) {
            bench.open(1, true);
            for (int pings = 1; pings <= 3; pings++) {
                int wanted = pings;
                bench.connection.ping(1);
                bench.server.passUntil(
                        wanted + " answered pings",
                        () -> bench.events.of(PingAnswered.class).size() == wanted);
            }
        }
    }
}
