package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Setback.Dropped;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MemoryFailed;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes from the network, a log line is one line, bounded, and moves no terminal.
class LogLinesTest extends LifecycleFixture {
    private static final String EVIL =
            "a\r\n2026-11-21 ERROR forged\u001b[2J\u0007\u202e\u2028" + "x".repeat(10_000);

    static List<DeviceEvent> eventsWithTextFromOutside() {
        String topic = "客廳/\u202e" + "x".repeat(10_000);
        return List.of(
                arrived("客廳/message", EVIL),
                arrived("客廳/message", EVIL.substring(0, 60)),
                arrived("客廳/message", "{\"state\":\"" + EVIL.substring(0, 40) + "\"}"),
                arrived("客廳/message", "{\"" + EVIL.substring(0, 40)),
                arrived("客廳/message", "BLINK \u001b[2J" + "9".repeat(3_000)),
                arrived(topic, "ON"),
                new ConnectionLost(1, new Dropped(EVIL)),
                new ConnectionLost(
                        1, new NotReached(Trouble.NOT_MQTT, BROKER, Duration.ofMillis(1), EVIL)),
                new ConnectionLost(
                        1, Setback.Refused.goingOn(ReasonCode.NOT_AUTHORIZED, Optional.of(EVIL))),
                new DeviceEvent.PublishRefused(1, new TopicName(topic), ReasonCode.NOT_AUTHORIZED),
                new MemoryFailed(EVIL, "remedy"));
    }

    private static MessageArrived arrived(String topic, String text) {
        return new MessageArrived(1, InboundMessage.plain(new TopicName(topic), Payload.of(text)));
    }

    @ParameterizedTest
    @MethodSource("eventsWithTextFromOutside")
    void isOneBoundedLine(DeviceEvent event) {
        bootToOnline();
        check(on(event));
    }

    @Test
    void aReasonStringInConnackToo() {
        bootToConnecting();
        check(on(new ConnectRefused(1, ReasonCode.NOT_AUTHORIZED, Optional.of(EVIL))));
    }

    private static void check(List<DeviceAction> actions) {
        assertThat(only(Report.class, actions))
                .isNotEmpty()
                .allSatisfy(report ->
                        assertThat(report.text())
                                .doesNotContainPattern("[\\p{Cntrl}\u202e\u2028]")
                                .hasSizeLessThan(4_100));
    }
}
