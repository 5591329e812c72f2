package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LightsTest extends LifecycleFixture {
    private static final String ON = "客廳/pi-1/state {\"state\":\"ON\",\"effect\":null}";
    private static final String OFF = "客廳/pi-1/state {\"state\":\"OFF\",\"effect\":null}";
    private static final LedPattern.Steady LIT = new LedPattern.Steady(Brightness.FULL);
    private static final LedPattern.Steady DARK = new LedPattern.Steady(Brightness.DARK);

    @BeforeEach
    void online() {
        bootToOnline();
    }

    @Test
    void lightsForTheTextOfTheSourceDocuments() {
        List<DeviceAction> actions = hear("測試訊息");
        assertThat(actions).contains(new PlayPattern(0, LIT, LIT));
        assertThat(published(actions)).containsExactly(ON);
        assertThat(reports(actions)).contains("客廳/message", "測試訊息", "lit");
    }

    @Test
    void obeysTheDevicesOwnTopicToo() {
        List<DeviceAction> actions =
                on(
                        new MessageArrived(
                                connection,
                                InboundMessage.plain(
                                        new TopicName("客廳/pi-1/message"), Payload.of("on"))));
        assertThat(published(actions)).containsExactly(ON);
    }

    @Test
    void publishesTheStateRetainedAndExpiring() {
        OutboundMessage state = only(Publish.class, hear("on")).getFirst().message();
        assertThat(state.retain()).isTrue();
        assertThat(state.qos()).isEqualTo(Qos.AT_LEAST_ONCE);
        assertThat(state.expiry()).contains(Duration.ofHours(24));
    }

    @Test
    void tellsTheStateAgainBeforeItExpires() {
        hear("on");
        java.time.Instant told = now;
        List<DeviceAction> actions = List.of();
        while (published(actions).isEmpty()) {
            actions = atDeadline();
            on(new DeviceEvent.PingAnswered(connection));
        }
        assertThat(published(actions)).containsExactly(ON);
        assertThat(Duration.between(told, now)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void togglesWhatIsShown() {
        assertThat(published(hear("toggle"))).containsExactly(ON);
        assertThat(published(hear("toggle"))).containsExactly(OFF);
    }

    @Test
    void showsABlinkAndTellsItsEnd() {
        assertThat(published(hear("blink 3 200 200")))
                .containsExactly("客廳/pi-1/state {\"state\":\"ON\",\"effect\":\"blink\"}");
        java.time.Instant began = now;
        assertThat(published(atDeadline())).containsExactly(OFF);
        assertThat(Duration.between(began, now)).isEqualTo(Duration.ofMillis(1200));
    }

    @Test
    void aNewCommandEndsTheBlink() {
        hear("blink 3 200 200");
        List<DeviceAction> actions = hear("off");
        assertThat(actions).contains(new PlayPattern(0, DARK, DARK));
        assertThat(published(actions)).containsExactly(OFF);
        assertThat(atDeadline()).noneMatch(Publish.class::isInstance);
    }

    @Test
    void saysWhyItCannotPulse() {
        assertThat(reports(hear("{\"effect\":\"pulse\"}"))).contains("only knows on and off");
    }

    @Test
    void changesNothingForNonsenseAndAnswersWhereAsked() {
        InboundMessage request =
                new InboundMessage(
                        new TopicName("客廳/message"),
                        Payload.of("{\"state\":"),
                        Qos.AT_LEAST_ONCE,
                        false,
                        false,
                        7,
                        Optional.of(new TopicName("app/answers")),
                        Optional.of(Payload.of("42")));
        List<DeviceAction> actions = on(new MessageArrived(connection, request));
        assertThat(actions).noneMatch(PlayPattern.class::isInstance);
        OutboundMessage answer = only(Publish.class, actions).getFirst().message();
        assertThat(answer.topic()).isEqualTo(new TopicName("app/answers"));
        assertThat(answer.correlationData()).contains(Payload.of("42"));
        assertThat(answer.payload().text().orElseThrow())
                .startsWith("{\"ok\":false,\"error\":{\"code\":\"malformed\"")
                .endsWith(",\"took-ms\":0,\"device\":\"pi-1\"}");
        assertThat(reports(actions)).hasLineCount(1).contains("nothing changed");
    }

    @Test
    void doesNotAnswerOnATopicOfCommands() {
        InboundMessage request =
                new InboundMessage(
                        new TopicName("客廳/message"),
                        Payload.of("on"),
                        Qos.AT_LEAST_ONCE,
                        false,
                        false,
                        7,
                        Optional.of(new TopicName("客廳/message")),
                        Optional.empty());
        assertThat(published(on(new MessageArrived(connection, request)))).containsExactly(ON);
    }

    @Test
    void survivesBytesThatAreNoText() {
        List<DeviceAction> actions =
                on(
                        new MessageArrived(
                                connection,
                                InboundMessage.plain(
                                        new TopicName("客廳/message"),
                                        Payload.of(new byte[] {(byte) 0xFF, 0, 27}))));
        assertThat(actions).noneMatch(PlayPattern.class::isInstance);
        assertThat(reports(actions)).contains("ff001b");
    }

    @Test
    void obeysARetainedCommandThatIsSentLiveAndSaysHowToClearIt() {
        InboundMessage retained =
                new InboundMessage(
                        new TopicName("客廳/message"),
                        Payload.of("on"),
                        Qos.AT_MOST_ONCE,
                        true,
                        false,
                        0,
                        Optional.empty(),
                        Optional.empty());
        List<DeviceAction> actions = on(new MessageArrived(connection, retained));
        assertThat(published(actions)).containsExactly(ON);
        assertThat(reports(actions)).contains("mosquitto_pub -r -n -t '客廳/message'");
    }
}
