package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback.Dropped;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.lifecycle.DeviceState.BackingOff;
import dev.picolight.device.lifecycle.DeviceState.Online;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.UserProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnStatusTest extends LifecycleFixture {
    private static final String STATUS = "客廳/pi-1/status";
    private static final String SAYS_ONLINE = STATUS + " online";

    private List<DeviceAction> statusSays(String text) {
        return statusSays(text, false);
    }

    private List<DeviceAction> statusSays(String text, boolean retained) {
        return on(
                new MessageArrived(
                        connection,
                        new InboundMessage(
                                new TopicName(STATUS),
                                Payload.of(text),
                                Qos.AT_MOST_ONCE,
                                retained,
                                false,
                                0,
                                Optional.empty(),
                                Optional.empty())));
    }

    /// What a rival hears and answers at once, so long.
    private List<Instant> correctionsAgainstARival(Duration span) {
        Instant end = now.plus(span);
        List<Instant> corrections = new ArrayList<>();
        List<DeviceAction> actions = statusSays("offline");
        while (true) {
            if (published(actions).contains(SAYS_ONLINE)) {
                corrections.add(now);
                statusSays("online"); // its own, heard first
                actions = statusSays("offline");
                continue;
            }
            if (deadline.orElseThrow().isAfter(end)) {
                return corrections;
            }
            actions = atDeadline();
            only(DeviceAction.Ping.class, actions)
                    .forEach(ping -> on(new DeviceEvent.PingAnswered(ping.connection())));
        }
    }

    @Nested
    class WrittenOver {
        @ParameterizedTest
        @ValueSource(strings = {"offline", "", "ONLINE", "on\nline", "0"})
        void isCorrectedAtOnceWithAWarning(String text) {
            bootToOnline();
            List<DeviceAction> actions = statusSays(text);
            assertThat(published(actions)).containsExactly(SAYS_ONLINE);
            assertThat(only(Publish.class, actions).getFirst().message().retain()).isTrue();
            assertThat(reports(actions)).contains(STATUS, "somebody else").hasLineCount(1);
        }

        @Test
        void isNotWhatTheDeviceSaysItself() {
            bootToOnline();
            assertThat(statusSays("online")).isEmpty();
            assertThat(statusSays("online", true)).isEmpty();
        }

        @Test
        void beforeTheDeviceSubscribedIsSaidTwiceInSilence() {
            bootToOnline();
            List<DeviceAction> actions = statusSays("offline", true);
            assertThat(published(actions)).containsExactly(SAYS_ONLINE);
            assertThat(reports(actions)).isEmpty();
        }

        @Test
        void beforeTheDeviceIsOnlineWaitsUntilItIs() {
            bootToSubscribing();
            assertThat(statusSays("offline")).isEmpty();
            assertThat(published(on(new Subscribed(connection)))).contains(SAYS_ONLINE);
        }

        @Test
        void againIsCorrectedAfterAPause() {
            bootToOnline();
            statusSays("offline");
            now = now.plusSeconds(1);
            assertThat(statusSays("offline")).isEmpty();
            assertThat(deadline).contains(now.plusSeconds(4));
            assertThat(published(atDeadline())).containsExactly(SAYS_ONLINE);
        }

        @Test
        void andPutRightByTheOtherNeedsNoCorrection() {
            bootToOnline();
            statusSays("offline");
            statusSays("offline");
            statusSays("online");
            assertThat(after(Duration.ofSeconds(5), new DeadlinePassed())).isEmpty();
        }

        @Test
        void byARivalAllDayIsNoStorm() {
            bootToOnline();
            List<Instant> corrections = correctionsAgainstARival(Duration.ofDays(1));
            assertThat(corrections.size()).isBetween(280, 300);
            for (int i = 1; i < corrections.size(); i++) {
                assertThat(Duration.between(corrections.get(i - 1), corrections.get(i)))
                        .isBetween(OwnStatus.PAUSE, OwnStatus.PAUSE_MAX);
            }
        }

        @Test
        void afterALongPeaceIsCorrectedSoonAgain() {
            bootToOnline();
            correctionsAgainstARival(Duration.ofHours(1));
            statusSays("online");
            now = now.plus(Duration.ofHours(1));
            assertThat(published(statusSays("offline"))).containsExactly(SAYS_ONLINE);
            assertThat(statusSays("offline")).isEmpty();
            assertThat(published(after(OwnStatus.PAUSE, new DeadlinePassed())))
                    .containsExactly(SAYS_ONLINE);
        }

        @Test
        void beforeTheConnectionWasLostIsForgotten() {
            bootToOnline();
            statusSays("offline");
            statusSays("offline");
            on(new ConnectionLost(connection, new Dropped("EOF")));
            assertThat(deadline).contains(waiting().until());
            comeBack();
            assertThat(deadline.orElseThrow()).isEqualTo(now.plusSeconds(30));
        }

        @Test
        void isNoCommand() {
            bootToOnline();
            hear("on");
            assertThat(only(DeviceAction.PlayPattern.class, statusSays("off"))).isEmpty();
        }
    }

    @Test
    void tellsWhyItIsOffline() {
        bootToOnline();
        OutboundMessage last = only(Publish.class, on(new StopRequested())).getLast().message();
        assertThat(last.payload()).isEqualTo(Payload.of("offline"));
        assertThat(last.userProperties()).containsExactly(new UserProperty("reason", "stopped"));
        assertThat(profile.will().userProperties())
                .containsExactly(new UserProperty("reason", "connection lost"));
    }

    @Test
    void doesWithoutNewsOfItsStatusButNotWithoutCommands() {
        Refusal ofNews = new Refusal(new TopicFilter(STATUS), ReasonCode.NOT_AUTHORIZED);
        bootToSubscribing();
        List<DeviceAction> actions = on(new SubscribeRefused(connection, List.of(ofNews)));
        assertThat(device.state()).isInstanceOf(Online.class);
        assertThat(published(actions)).contains(SAYS_ONLINE);
        assertThat(reports(actions)).contains(STATUS, "acl_file");

        on(new ConnectionLost(connection, new Dropped("EOF")));
        atDeadline();
        connect();
        on(new Connected(connection, true, Optional.empty()));
        on(
                new SubscribeRefused(
                        connection,
                        List.of(
                                ofNews,
                                new Refusal(
                                        new TopicFilter("客廳/message"),
                                        ReasonCode.NOT_AUTHORIZED))));
        assertThat(device.state()).isInstanceOf(BackingOff.class);
    }
}
