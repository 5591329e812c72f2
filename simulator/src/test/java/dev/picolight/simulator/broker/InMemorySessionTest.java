package dev.picolight.simulator.broker;

import static dev.picolight.simulator.broker.InMemoryClient.COMMANDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the Server remembers of a client, and what it says when the client vanishes.
class InMemorySessionTest extends InMemoryServerBench {
    private static final InMemoryMessage ON = InMemoryMessage.of(COMMANDS, "on").atLeastOnce();
    private static final InMemoryMessage OFF = InMemoryMessage.of(COMMANDS, "off").atLeastOnce();

    private void connectAndSubscribe() {
        device.connect(true);
        device.subscribe();
    }

    @Nested
    class WhileAway {
        @Test
        void commandsWaitUnlessTheyExpire() {
            connectAndSubscribe();
            device.abandon();
            server.publish(OFF.expiring(Duration.ofSeconds(2)));
            server.publish(ON);
            server.publish(InMemoryMessage.of(COMMANDS, "qos 0 does not wait"));
            pass(3);
            device.connect(false);
            assertThat(device.sessionWasPresent()).isTrue();
            assertThat(device.texts()).containsExactly("on");
            assertThat(device.arrived().getFirst().duplicate()).isFalse();
        }

        @Test
        void theSessionEndsAfterItsExpiry() {
            connectAndSubscribe();
            device.disconnect();
            pass(299);
            assertThat(server.hasSession("pico-1")).isTrue();
            pass(1);
            assertThat(server.hasSession("pico-1")).isFalse();
            server.publish(ON);
            device.connect(false);
            assertThat(device.sessionWasPresent()).isFalse();
            assertThat(device.arrived()).isEmpty();
        }

        @Test
        void cleanStartThrowsTheSessionAway() {
            connectAndSubscribe();
            device.abandon();
            server.publish(ON);
            device.connect(true);
            assertThat(device.sessionWasPresent()).isFalse();
            publish(OFF);
            assertThat(device.arrived()).isEmpty();
        }

        @Test
        void theSessionOutlivesTheServersCrashButNotTheLossOfItsFiles() {
            connectAndSubscribe();
            server.crash();
            server.start();
            device.connect(false);
            assertThat(device.sessionWasPresent()).isTrue();
            publish(ON);
            assertThat(device.texts()).containsExactly("on");

            server.publish(OFF.retained());
            server.crash();
            server.loseFiles();
            server.start();
            device.connect(false);
            assertThat(device.sessionWasPresent()).isFalse();
            assertThat(server.retained(COMMANDS)).isEmpty();
        }
    }

    @Nested
    class Redelivery {
        @Test
        void repeatsWhatWasNotAcknowledgedWithTheSamePacketIdentifier() {
            connectAndSubscribe();
            device.link.cut();
            publish(ON);
            publish(OFF);
            device.abandon();
            device.link.mend();
            pass(120);
            device.connect(false);
            assertThat(device.texts()).containsExactly("on", "off");
            assertThat(device.arrived()).allMatch(InboundMessage::duplicate);
            assertThat(device.arrived()).extracting(InboundMessage::packetId).containsExactly(1, 2);
        }

        @Test
        void doesNotRepeatWhatWasAcknowledged() {
            connectAndSubscribe();
            publish(ON);
            device.abandon();
            device.connect(false);
            assertThat(device.texts()).containsExactly("on");
        }

        @Test
        void goesOnAlthoughTheMessageExpiredOnItsWay() {
            connectAndSubscribe();
            device.link.cut();
            publish(ON.expiring(Duration.ofSeconds(2)));
            device.abandon();
            pass(5);
            device.link.mend();
            device.connect(false);
            assertThat(device.texts()).contains("on");
        }
    }

    @Nested
    class TheWillMessage {
        @Test
        void waitsForItsDelay() {
            device.connect(true);
            device.abandon();
            pass(2);
            assertThat(status()).isEqualTo("(none)");
            pass(1);
            assertThat(status()).isEqualTo("offline");
        }

        @Test
        void isNotSentWhenTheClientIsBackInTime() {
            device.connect(true);
            device.abandon();
            device.connect(false);
            pass(10);
            assertThat(server.received()).isEmpty();
        }

        @Test
        void isDiscardedByDisconnect() {
            device.connect(true);
            device.disconnect();
            pass(1000);
            assertThat(server.received()).isEmpty();
        }

        @Test
        void isSentWhenTheSessionEndsBeforeTheDelay() {
            InMemoryClient brief = client("brief", Duration.ofSeconds(1), Duration.ofHours(1));
            brief.connect(true);
            brief.abandon();
            pass(1);
            assertThat(status()).isEqualTo("offline");
        }

        @Test
        void isSentAtOnceWhenNoSessionIsKept() {
            InMemoryClient noSession = client("none", Duration.ZERO, Duration.ofHours(1));
            noSession.connect(true);
            noSession.abandon();
            assertThat(status()).isEqualTo("offline");
        }

        @Test
        void isSentWhenCleanStartEndsTheSession() {
            device.connect(true);
            device.abandon();
            device.connect(true);
            assertThat(status()).isEqualTo("offline");
        }
    }

    @Nested
    class TakeOver {
        @Test
        void closesTheOlderConnectionWithItsReason() {
            device.connect(true);
            client("pico-1", Duration.ofMinutes(5), Duration.ofSeconds(3)).connect(false);
            assertThat(device.setback())
                    .isEqualTo(
                            Setback.Refused.connection(
                                    ReasonCode.SESSION_TAKEN_OVER, Optional.empty()));
            assertThat(server.openConnections("pico-1")).isEqualTo(1);
            assertThat(server.tcpConnections()).isEqualTo(1);
        }

        @Test
        void sendsTheWillMessageUnlessTheSessionGoesOnWithinItsDelay() {
            device.connect(true);
            InMemoryClient second = client("pico-1", Duration.ofMinutes(5), Duration.ZERO);
            second.connect(false);
            pass(10);
            assertThat(status()).isEqualTo("(none)");

            device.connect(false);
            assertThat(status()).as("Will Delay 0").isEqualTo("offline");
        }

        @Test
        void sendsTheWillMessageAtACleanStart() {
            device.connect(true);
            client("pico-1", Duration.ofMinutes(5), Duration.ofSeconds(3)).connect(true);
            assertThat(status()).isEqualTo("offline");
        }
    }
}
