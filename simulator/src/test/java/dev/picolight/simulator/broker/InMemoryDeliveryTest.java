package dev.picolight.simulator.broker;

import static dev.picolight.simulator.broker.InMemoryClient.COMMANDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Whom the Server sends what, and with which flags.
class InMemoryDeliveryTest extends InMemoryServerBench {
    private static final InMemoryMessage ON = InMemoryMessage.of(COMMANDS, "on");

    @Nested
    class RetainedMessages {
        @Test
        void areSentToANewSubscriptionThatAsksForThem() {
            server.publish(ON.retained());
            device.connect(true);
            device.subscribe(RetainHandling.SEND, true);
            device.subscribe(RetainHandling.SEND, true);
            assertThat(device.arrived()).hasSize(2).allMatch(InboundMessage::retained);
        }

        @Test
        void areSentOnlyOnceWhereOnlyNewSubscriptionsCount() {
            server.publish(ON.retained());
            device.connect(true);
            device.subscribe(RetainHandling.SEND_IF_NEW, true);
            device.subscribe(RetainHandling.SEND_IF_NEW, true);
            assertThat(device.arrived()).hasSize(1);
        }

        @Test
        void areNotSentToADeviceThatWantsNoStaleCommands() {
            server.publish(ON.retained());
            device.connect(true);
            device.subscribe(RetainHandling.DO_NOT_SEND, true);
            assertThat(device.arrived()).isEmpty();
        }

        @Test
        void sentLiveShowTheirFlagOnlyWithRetainAsPublished() {
            device.connect(true);
            device.subscribe(RetainHandling.DO_NOT_SEND, true);
            publish(ON.retained());
            device.subscribe(RetainHandling.DO_NOT_SEND, false);
            publish(ON.retained());
            publish(ON);
            assertThat(device.arrived())
                    .extracting(InboundMessage::retained)
                    .containsExactly(true, false, false);
        }

        @Test
        void expireAndAreReplacedAndRemoved() {
            server.publish(ON.retained().expiring(Duration.ofSeconds(3)));
            pass(1);
            assertThat(server.retained(COMMANDS).flatMap(InMemoryMessage::expiry))
                    .contains(Duration.ofSeconds(2));
            pass(2);
            assertThat(server.retained(COMMANDS)).isEmpty();

            server.publish(ON.retained());
            server.publish(InMemoryMessage.of(COMMANDS, "off").retained());
            assertThat(server.retained(COMMANDS).map(InMemoryMessage::text)).contains("off");
            server.publish(InMemoryMessage.of(COMMANDS, "").retained());
            assertThat(server.retained(COMMANDS)).isEmpty();
        }
    }

    @Nested
    class Publishing {
        @Test
        void saysWhenNobodyHasSubscribed() {
            assertThat(server.publish(ON)).contains(ReasonCode.NO_MATCHING_SUBSCRIBERS);
            device.connect(true);
            device.subscribe();
            assertThat(server.publish(ON)).contains(ReasonCode.SUCCESS);
        }

        @Test
        void isNotReturnedToTheSenderWithNoLocal() {
            device.connect(true);
            device.subscribe(
                    new Subscription(
                            new TopicFilter("客廳/#"),
                            Qos.AT_LEAST_ONCE,
                            true,
                            false,
                            RetainHandling.SEND));
            device.publish(COMMANDS, "own", Qos.AT_LEAST_ONCE);
            publish(ON);
            assertThat(device.texts()).containsExactly("on");
        }

        @Test
        void reachesAClientOnceAtTheHighestQosOfItsSubscriptions() {
            device.connect(true);
            device.subscribe(
                    new Subscription(
                            new TopicFilter("#"),
                            Qos.AT_MOST_ONCE,
                            false,
                            false,
                            RetainHandling.SEND),
                    Subscription.forCommands(new TopicFilter(COMMANDS)));
            publish(ON.atLeastOnce());
            assertThat(device.arrived())
                    .extracting(InboundMessage::qos)
                    .containsExactly(Qos.AT_LEAST_ONCE);
        }

        @Test
        void neverRaisesTheQos() {
            device.connect(true);
            device.subscribe();
            publish(ON);
            assertThat(device.arrived().getFirst().qos()).isEqualTo(Qos.AT_MOST_ONCE);
            assertThat(device.arrived().getFirst().packetId()).isZero();
        }

        @Test
        void carriesWhereAnAnswerIsWanted() {
            device.connect(true);
            device.subscribe();
            publish(ON.answeredTo("客廳/answers", Payload.of("42")));
            assertThat(device.arrived().getFirst().responseTopic())
                    .contains(new TopicName("客廳/answers"));
            assertThat(device.arrived().getFirst().correlationData()).contains(Payload.of("42"));
        }

        @Test
        void atQosTwoEndsTheConnection() {
            device.connect(true);
            device.publish("客廳/x", "x", Qos.EXACTLY_ONCE);
            assertThat(device.setback())
                    .isEqualTo(Setback.Refused.connection(new ReasonCode(0x9B), Optional.empty()));
        }
    }

    @Nested
    class AccessRules {
        @Test
        void canSwallowMessagesAlthoughTheSubscriptionIsGranted() {
            server.access(
                    new InMemoryAccess() {
                        @Override
                        public boolean mayReceive(String client, TopicName topic) {
                            return false;
                        }

                        @Override
                        public ReasonCode publish(String client, TopicName topic) {
                            return client.equals("pico-1")
                                    ? ReasonCode.NOT_AUTHORIZED
                                    : ReasonCode.SUCCESS;
                        }
                    });
            device.connect(true);
            device.subscribe();
            publish(ON);
            device.publish("客廳/x", "x", Qos.AT_LEAST_ONCE);
            assertThat(device.all(SubscribeRefused.class)).isEmpty();
            assertThat(device.arrived()).isEmpty();
            assertThat(device.all(PublishRefused.class))
                    .extracting(PublishRefused::reason)
                    .containsExactly(ReasonCode.NOT_AUTHORIZED);
            assertThat(server.received()).hasSize(1);
        }
    }
}
