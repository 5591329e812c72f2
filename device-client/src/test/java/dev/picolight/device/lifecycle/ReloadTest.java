package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceAction.Abandon;
import dev.picolight.device.lifecycle.DeviceAction.Disconnect;
import dev.picolight.device.lifecycle.DeviceAction.OpenConnection;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceState.BackingOff;
import dev.picolight.device.lifecycle.DeviceState.Online;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicFilter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Other settings while the device runs.
class ReloadTest extends ReloadFixture {
    @Nested
    class WithTheSameBroker {
        @Test
        void aRoomMoreIsSubscribedToAndNothingElseHappens() {
            bootToOnline();
            hear("on");
            List<DeviceAction> actions = become(profile("客廳", "臥室"), untouched(0), NEW);
            assertThat(device.state()).isInstanceOf(Online.class);
            assertThat(filters(actions)).containsExactly("臥室/message", "臥室/pi-1/message");
            assertThat(published(actions))
                    .singleElement()
                    .asString()
                    .startsWith("臥室/pi-1/state {\"state\":\"OFF\"");
            assertThat(actions).hasSize(2);
            assertThat(only(PlayPattern.class, hear("臥室/message", "on")))
                    .singleElement()
                    .satisfies(played -> assertThat(played.led()).isEqualTo(1));
            assertThat(reports(hear("toggle"))).contains("LED dark");
        }

        @Test
        void aRoomLessIsGivenUpAndItsStateCleared() {
            bootToOnline();
            become(profile("客廳", "臥室"), untouched(0), NEW);
            hear("臥室/message", "on");
            List<DeviceAction> actions = become(profile("客廳"), untouched(0));
            assertThat(unsubscribed(actions)).containsExactly("臥室/message", "臥室/pi-1/message");
            assertThat(published(actions)).containsExactly("臥室/pi-1/state ");
            assertThat(only(Publish.class, actions))
                    .allSatisfy(it -> assertThat(it.message().retain()).isTrue());
            assertThat(only(PlayPattern.class, actions)).isEmpty();
            assertThat(only(PlayPattern.class, hear("臥室/message", "on"))).isEmpty();
        }

        @Test
        void aPatternGoesOnOnAPinThatIsNotTouched() {
            bootToOnline();
            hear("blink 1 1000 1000");
            now = now.plusMillis(700);
            List<DeviceAction> actions = become(profile("客廳", "臥室"), untouched(0), NEW);
            assertThat(only(PlayPattern.class, actions)).isEmpty();
            assertThat(deadline).contains(now.plusMillis(1300));
            assertThat(published(atDeadline()).getFirst())
                    .startsWith("客廳/pi-1/state {\"state\":\"OFF\"");
        }

        @Test
        void anotherPinShowsWhatTheOldOneDid() {
            bootToOnline();
            hear("on");
            assertThat(only(PlayPattern.class, become(profile("客廳"), elsewhere(0))))
                    .singleElement()
                    .satisfies(played ->
                            assertThat(played.pattern().at(Duration.ZERO).brightness().isLit())
                                    .isTrue());
            assertThat(filters(become(profile("客廳"), elsewhere(0)))).isEmpty();
            hear("off");
            assertThat(become(profile("客廳"), elsewhere(0))).isEmpty();
        }

        @Test
        void nothingIsDoneTwiceWhenNothingIsDifferent() {
            bootToOnline();
            assertThat(become(profile("客廳"), untouched(0))).isEmpty();
        }

        @Test
        void roomsMayChangePlaces() {
            bootToOnline();
            become(profile("客廳", "臥室"), untouched(0), NEW);
            hear("臥室/message", "on");
            List<DeviceAction> actions = become(profile("客廳", "臥室"), untouched(1), untouched(0));
            assertThat(published(actions))
                    .as("each topic tells the LED that it is about now")
                    .containsExactly(
                            "客廳/pi-1/state {\"state\":\"ON\",\"effect\":null}",
                            "臥室/pi-1/state {\"state\":\"OFF\",\"effect\":null}");
            assertThat(actions).hasSize(2);
            assertThat(reports(hear("客廳/message", "toggle"))).contains("LED dark");
        }

        @Test
        void whatASessionStillHoldsIsGivenUpWhenItIsResumed() {
            bootToOnline();
            become(profile("客廳", "臥室"), untouched(0), NEW);
            on(new ConnectionLost(connection, new Setback.Dropped("EOF")));
            assertThat(become(profile("客廳", "廚房"), untouched(0), untouched(1))).isEmpty();
            atDeadline();
            connect();
            List<DeviceAction> actions = on(new Connected(connection, true, Optional.empty()));
            assertThat(unsubscribed(actions)).containsExactly("臥室/message", "臥室/pi-1/message");
            assertThat(filters(actions))
                    .contains("客廳/message", "廚房/message")
                    .doesNotContain("臥室/message");
        }

        @Test
        void aRefusedRoomIsTroubleAsAtTheStart() {
            bootToOnline();
            become(profile("客廳", "臥室"), untouched(0), NEW);
            on(
                    new SubscribeRefused(
                            connection,
                            List.of(
                                    new SubscribeRefused.Refusal(
                                            new TopicFilter("臥室/message"),
                                            ReasonCode.NOT_AUTHORIZED))));
            assertThat(waiting().setback().cause()).contains("臥室/message", "0x87");
        }

        @Test
        void theNewestCommandGetsItsTurnWhereItsRoomStays() {
            bootToOnline();
            become(profile("客廳", "臥室"), untouched(0), NEW);
            for (int i = 0; i < RateLimit.PER_SECOND; i++) {
                hear("off");
                hear("臥室/message", "off");
            }
            hear("on");
            hear("臥室/message", "on");
            assertThat(device.counters().of(Counters.Count.LIMITED)).isZero();
            become(profile("廚房", "客廳"), NEW, untouched(0));
            assertThat(device.counters().of(Counters.Count.LIMITED))
                    .as("the room that is gone")
                    .isEqualTo(1);
            assertThat(only(PlayPattern.class, atDeadline()))
                    .singleElement()
                    .satisfies(played -> {
                        assertThat(played.led()).isEqualTo(1);
                        assertThat(played.pattern().at(Duration.ZERO).brightness().isLit())
                                .isTrue();
                    });
        }

        @Test
        void anLedThatFailedStillDoesUnlessItIsAnother() {
            bootToOnline();
            become(profile("客廳", "臥室"), untouched(0), NEW);
            on(new LedFailed(1, "stuck", "Pull."));
            become(profile("臥室", "客廳"), untouched(1), untouched(0));
            assertThat(device.standing().failingLeds()).containsExactly("臥室");
            become(profile("臥室", "客廳"), elsewhere(0), untouched(1));
            assertThat(device.standing().failingLeds()).isEmpty();
        }
    }

    @Nested
    class WithAnotherBroker {
        @Test
        void leavesCleanlyAndConnectsAnewASecondLater() {
            bootToOnline();
            hear("on");
            long old = connection;
            List<DeviceAction> actions = reconnectAs(profile("客廳"), untouched(0));
            assertThat(published(actions)).containsExactly("客廳/pi-1/status offline");
            assertThat(actions).endsWith(new Disconnect(old));
            assertThat(only(PlayPattern.class, actions)).isEmpty();
            assertThat(waitLeft()).isEqualTo(Duration.ofSeconds(1));
            atDeadline();
            assertThat(connect()).contains(new OpenConnection(old + 1, true));
            on(new Connected(connection, false, Optional.empty()));
            assertThat(published(on(new DeviceEvent.Subscribed(connection))).toString())
                    .contains("客廳/pi-1/status online", "客廳/pi-1/state {\"state\":\"ON\"");
        }

        @Test
        void whatHasAnotherNameNowIsCleared() {
            bootToOnline();
            assertThat(published(reconnectAs(profile("臥室"), untouched(0))))
                    .containsExactly("客廳/pi-1/status offline", "客廳/pi-1/state ", "客廳/pi-1/status ");
        }

        @Test
        void doesNotWaitForTheOldOneAnyMore() {
            bootToConnecting();
            for (int i = 0; i < 10; i++) {
                on(new ConnectionLost(connection, BROKER_DOWN));
                atDeadline();
                connect();
            }
            assertThat(reconnectAs(profile("客廳"), untouched(0))).contains(new Abandon(connection));
            assertThat(waitLeft()).isEqualTo(Duration.ofSeconds(1));
            assertThat(((BackingOff) device.state()).failures()).isEqualTo(Failures.NONE);
        }
    }

    @Test
    void whoHasStoppedStaysStopped() {
        bootToOnline();
        on(new StopRequested());
        on(new DeadlinePassed());
        assertThat(reconnectAs(profile("客廳"), untouched(0))).isEmpty();
        assertThat(deadline).isEmpty();
    }
}
