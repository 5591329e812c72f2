package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback.Dropped;
import dev.picolight.device.diagnosis.Setback.NoAnswer;
import dev.picolight.device.diagnosis.Setback.Refused;
import dev.picolight.device.lifecycle.DeviceAction.Abandon;
import dev.picolight.device.lifecycle.DeviceAction.Disconnect;
import dev.picolight.device.lifecycle.DeviceAction.JoinNetwork;
import dev.picolight.device.lifecycle.DeviceAction.OpenConnection;
import dev.picolight.device.lifecycle.DeviceAction.Ping;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceAction.Subscribe;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.lifecycle.DeviceState.Booting;
import dev.picolight.device.lifecycle.DeviceState.Connecting;
import dev.picolight.device.lifecycle.DeviceState.JoiningNetwork;
import dev.picolight.device.lifecycle.DeviceState.Online;
import dev.picolight.device.lifecycle.DeviceState.Stopped;
import dev.picolight.device.lifecycle.DeviceState.Subscribing;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeviceLifecycleTest extends LifecycleFixture {
    @Nested
    class OnTheWay {
        @Test
        void goesStepByStepFromPowerToOnline() {
            assertThat(device.state()).isInstanceOf(Booting.class);
            assertThat(on(new Booted())).containsExactly(new JoinNetwork());
            assertThat(only(OpenConnection.class, connect()))
                    .containsExactly(new OpenConnection(1, true));
            List<DeviceAction> subscribing = on(new Connected(1, false, Optional.empty()));
            assertThat(only(Subscribe.class, subscribing).getFirst().subscriptions())
                    .containsExactly(
                            Subscription.forCommands(new TopicFilter("客廳/message")),
                            Subscription.forCommands(new TopicFilter("客廳/pi-1/message")),
                            Subscription.forCommands(new TopicFilter("all/message")),
                            Subscription.forNews(
                                    new TopicFilter("客廳/pi-1/status"), RetainHandling.SEND));
            assertThat(published(on(new Subscribed(1))))
                    .containsExactly(
                            "客廳/pi-1/status online",
                            "客廳/pi-1/state {\"state\":\"OFF\",\"effect\":null}");
            assertThat(device.state()).isInstanceOf(Online.class);
        }

        @Test
        void waitsForANetworkThatDoesNotComeAndTriesAgain() {
            on(new Booted());
            atDeadline();
            assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(30));
            assertThat(waiting().setback().cause()).contains("30 s");
            assertThat(atDeadline()).contains(new JoinNetwork());
            assertThat(device.state()).isInstanceOf(JoiningNetwork.class);
        }

        @Test
        void treatsTheFirstFailureLikeAnyOther() {
            bootToConnecting();
            List<DeviceAction> actions = on(new ConnectionLost(connection, BROKER_DOWN));
            assertThat(reports(actions))
                    .contains("refused after 28 ms", "ss -ltnp", "next try in")
                    .hasLineCount(1);
            assertThat(waitLeft()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            comeBack();
            assertThat(device.state()).isInstanceOf(Online.class);
        }

        @Test
        void leavesAServerThatDoesNotAnswerConnect() {
            bootToConnecting();
            assertThat(atDeadline()).contains(new Abandon(connection));
            assertThat(waiting().setback())
                    .isEqualTo(new NoAnswer("CONNACK", Duration.ofSeconds(30)));
        }

        @Test
        void leavesAServerThatDoesNotAnswerSubscribe() {
            bootToSubscribing();
            assertThat(atDeadline()).contains(new Abandon(connection));
            assertThat(waiting().setback())
                    .isEqualTo(new NoAnswer("SUBACK", Duration.ofSeconds(10)));
        }

        @Test
        void waitsLongestForWhatOnlyAPersonCanCure() {
            bootToConnecting();
            List<DeviceAction> actions =
                    on(
                            new ConnectRefused(
                                    connection,
                                    ReasonCode.BAD_USER_NAME_OR_PASSWORD,
                                    Optional.empty()));
            assertThat(reports(actions)).contains("BAD_USER_NAME_OR_PASSWORD (0x86)", "password");
            assertThat(waitLeft()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
        }

        @Test
        void doesNotCallARefusedSubscriptionOnline() {
            bootToSubscribing();
            on(
                    new SubscribeRefused(
                            connection,
                            List.of(
                                    new Refusal(
                                            new TopicFilter("客廳/message"),
                                            ReasonCode.NOT_AUTHORIZED))));
            assertThat(waiting().setback()).isInstanceOf(Refused.class);
            assertThat(waiting().setback().cause()).contains("客廳/message", "0x87");
        }

        @Test
        void obeysAResumedSessionBeforeSubackIsThere() {
            bootToSubscribing();
            assertThat(published(hear("on")))
                    .containsExactly("客廳/pi-1/state {\"state\":\"ON\",\"effect\":null}");
            assertThat(device.state()).isInstanceOf(Subscribing.class);
        }
    }

    @Nested
    class WhileOnline {
        @BeforeEach
        void online() {
            bootToOnline();
        }

        @Test
        void ignoresNewsOfAnAbandonedConnection() {
            assertThat(on(new ConnectionLost(0, new Dropped("late")))).isEmpty();
            assertThat(on(new Connected(99, false, Optional.empty()))).isEmpty();
            assertThat(device.state()).isInstanceOf(Online.class);
        }

        @Test
        void pingsAfterEachKeepAlive() {
            assertThat(atDeadline()).containsExactly(new Ping(connection));
            assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(30));
            assertThat(after(Duration.ofSeconds(1), new PingAnswered(connection))).isEmpty();
            assertThat(atDeadline()).containsExactly(new Ping(connection));
            assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(61));
        }

        @Test
        void leavesAServerThatDoesNotAnswerPing() {
            atDeadline();
            assertThat(atDeadline()).contains(new Abandon(connection));
            assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(40));
            assertThat(waiting().setback())
                    .isEqualTo(new NoAnswer("PINGRESP", Duration.ofSeconds(10)));
        }

        @Test
        void aDeadlineThatHasNotComeDoesNothing() {
            assertThat(after(Duration.ofSeconds(29), new DeadlinePassed())).isEmpty();
        }

        @Test
        void leavesAtOnceWhenTheNetworkGoes() {
            assertThat(on(new NetworkDown("Wi-Fi lost"))).contains(new Abandon(connection));
            assertThat(waiting().setback().cause()).contains("Wi-Fi lost");
        }

        @Test
        void comesBackSoonWhenTheNetworkDoes() {
            for (int i = 0; i < 8; i++) {
                on(new NetworkDown("Wi-Fi lost"));
                atDeadline();
            }
            on(new NetworkDown("Wi-Fi lost"));
            assertThat(waitLeft()).isGreaterThan(Duration.ofSeconds(10));
            after(Duration.ofSeconds(1), new NetworkUp("back"));
            assertThat(waitLeft()).isEqualTo(Duration.ofSeconds(1));
            atDeadline();
            assertThat(device.state()).isInstanceOf(JoiningNetwork.class);
        }

        @Test
        void resumesItsSessionAfterALoss() {
            after(Duration.ofMinutes(1), new ConnectionLost(connection, new Dropped("EOF")));
            atDeadline();
            assertThat(only(OpenConnection.class, connect()))
                    .containsExactly(new OpenConnection(2, false));
        }

        @Test
        void saysWhatTheServerThrewAway() {
            assertThat(
                            reports(
                                    on(
                                            new PublishRefused(
                                                    connection,
                                                    new TopicName("客廳/pi-1/state"),
                                                    ReasonCode.NOT_AUTHORIZED))))
                    .contains("客廳/pi-1/state", "0x87", "acl_file");
        }

        @Test
        void saysWhyAMessageWasNotSentAndDoesNotBlameTheServer() {
            assertThat(
                            reports(
                                    on(
                                            new PublishRefused(
                                                    connection,
                                                    new TopicName("客廳/pi-1/state"),
                                                    ReasonCode.QUOTA_EXCEEDED,
                                                    Optional.of("1000 wait already.")))))
                    .contains("客廳/pi-1/state was not sent: 1000 wait already.")
                    .doesNotContain("broker");
        }

        @Test
        void goesOnWithoutAnLedThatFails() {
            assertThat(reports(on(new LedFailed(0, "GPIO 17 is busy", "Stop the other program."))))
                    .contains("客廳", "GPIO 17 is busy", "Stop the other program.");
            assertThat(device.state()).isInstanceOf(Online.class);
        }

        @Test
        void pingsAlsoAServerThatWantsNoKeepAlive() {
            on(new ConnectionLost(connection, new Dropped("EOF")));
            atDeadline();
            connect();
            on(new Connected(connection, true, Optional.of(Duration.ZERO)));
            on(new Subscribed(connection));
            Instant online = now;
            assertThat(atDeadline()).containsExactly(new Ping(connection));
            assertThat(now).isEqualTo(online.plusSeconds(30));
        }

        @Test
        void obeysTheServersKeepAlive() {
            on(new ConnectionLost(connection, new Dropped("EOF")));
            atDeadline();
            connect();
            on(new Connected(connection, true, Optional.of(Duration.ofSeconds(5))));
            on(new Subscribed(connection));
            Instant online = now;
            assertThat(atDeadline()).containsExactly(new Ping(connection));
            assertThat(now).isEqualTo(online.plusSeconds(5));
        }
    }

    @Nested
    class WhenAskedToStop {
        @Test
        void leavesWithAWord() {
            bootToOnline();
            hear("on");
            List<DeviceAction> actions = on(new StopRequested());
            assertThat(published(actions))
                    .containsExactly(
                            "客廳/pi-1/state {\"state\":\"OFF\",\"effect\":null}",
                            "客廳/pi-1/status offline");
            assertThat(actions.indexOf(new Disconnect(connection)))
                    .isGreaterThan(actions.indexOf(only(Publish.class, actions).getLast()));
            assertThat(device.state()).isInstanceOf(Stopped.class);
            assertThat(reports(atDeadline())).isEqualTo("stopped, the LED is dark\n");
            assertThat(deadline).isEmpty();
            assertThat(on(new StopRequested())).isEmpty();
        }

        @Test
        void givesUpAnAttempt() {
            bootToConnecting();
            assertThat(device.state()).isInstanceOf(Connecting.class);
            assertThat(on(new StopRequested())).contains(new Abandon(connection));
            assertThat(on(new Connected(connection, false, Optional.empty()))).isEmpty();
        }
    }
}
