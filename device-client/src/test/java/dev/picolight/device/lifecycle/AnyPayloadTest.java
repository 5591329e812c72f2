package dev.picolight.device.lifecycle;

import static dev.picolight.device.lifecycle.LifecycleFixture.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.Seed;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceAction.ConfirmShown;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.LedShown;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten thousand payloads that nobody foresaw, sent to a device that is online.
///
/// The judge is not the parser: each payload's maker knows what it may do. The limit of time is
/// only there so that a payload on which the device hangs fails the test instead of stopping it.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnyPayloadTest {
    private static final int PAYLOADS = 10_000;
    private static final int BETWEEN_EXAMINATIONS = 100;
    private static final int LINE_MAX = 1_000;
    private static final TopicName ANSWERS = new TopicName("answers/客廳");
    private static final TopicName STATE = new TopicName("客廳/pi-1/state");

    private final LifecycleFixture room = new LifecycleFixture(TextPolicy.IGNORE);

    /// What the LED shows in the end, if nothing comes any more.
    private boolean lit;

    private boolean pattern;

    @Test
    void noPayloadCrashesBlocksOrSwitchesWrongly() {
        RandomGenerator random = Seed.random(AnyPayloadTest.class);
        room.bootToOnline();
        for (int i = 0; i < PAYLOADS; i++) {
            GeneratedPayload sent = GeneratedPayload.next(random);
            String what = "payload %d: %s".formatted(i, shown(sent.payload()));
            judge(sent, what, hear(sent.payload()));
            if (i % BETWEEN_EXAMINATIONS == 0) {
                stillObeys(what);
            }
        }
        stillObeys("all payloads");
    }

    /// With the default policy any other text lights, and nothing else may.
    @Test
    void anyOtherTextOnlyLights() {
        LifecycleFixture lighting = new LifecycleFixture();
        lighting.bootToOnline();
        for (String text : List.of("測試訊息", "hello", "оn", "💡", "on and on")) {
            lighting.after(Duration.ofSeconds(1), arrived(lighting, Payload.of("OFF")));
            List<PlayPattern> played =
                    only(
                            PlayPattern.class,
                            lighting.after(
                                    Duration.ofSeconds(1), arrived(lighting, Payload.of(text))));
            assertThat(played).as(text).hasSize(1);
            assertThat(played.getFirst().after().brightness().isLit()).as(text).isTrue();
        }
    }

    private void judge(GeneratedPayload sent, String what, List<DeviceAction> actions) {
        List<PlayPattern> played = only(PlayPattern.class, actions);
        assertThat(played).as(what).hasSizeLessThanOrEqualTo(1);
        boolean wasLit = lit;
        played.forEach(this::follow);
        switch (sent.may()) {
            case LIGHT -> assertThat(lit && !pattern).as(what).isTrue();
            case DARKEN -> assertThat(lit || pattern).as(what).isFalse();
            case BLINK -> assertThat(pattern).as(what).isTrue();
            case NOTHING -> assertThat(played).as(what).isEmpty();
            case ANYTHING -> {}
        }
        List<String> answers = published(ANSWERS, actions);
        assertThat(answers).as(what).hasSize(1);
        if (answers.getFirst().startsWith("{\"ok\":false")) {
            assertThat(played).as("%s, refused with %s", what, answers).isEmpty();
            assertThat(lit).as(what).isEqualTo(wasLit);
        } else {
            assertThat(answers.getFirst()).as(what).startsWith("{\"ok\":true");
        }
        if (!played.isEmpty()) {
            String state = lit || pattern ? "\"state\":\"ON\"" : "\"state\":\"OFF\"";
            assertThat(published(STATE, actions))
                    .as(what)
                    .hasSize(1)
                    .allMatch(told -> told.contains(state));
        }
        assertThat(only(Report.class, actions)).as(what).hasSizeBetween(1, 2);
        only(Report.class, actions).forEach(line -> isSafe(line.text(), what));
    }

    private static void isSafe(String line, String what) {
        assertThat(line.length()).as("%s: %s", what, line).isBetween(1, LINE_MAX);
        assertThat(line.codePoints().noneMatch(AnyPayloadTest::isHarmful))
                .as("%s: %s", what, line)
                .isTrue();
    }

    /// What could forge a line of the log, or turn it round.
    private static boolean isHarmful(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(c) == Character.SURROGATE;
    }

    private void stillObeys(String what) {
        hear(Payload.of("ON")).forEach(this::followIfPlayed);
        assertThat(lit && !pattern).as("lit by ON after %s", what).isTrue();
        hear(Payload.of("OFF")).forEach(this::followIfPlayed);
        assertThat(lit || pattern).as("dark by OFF after %s", what).isFalse();
    }

    private void followIfPlayed(DeviceAction action) {
        if (action instanceof PlayPattern play) {
            follow(play);
        }
    }

    private void follow(PlayPattern play) {
        lit = play.after().brightness().isLit();
        pattern = !(play.pattern() instanceof LedPattern.Steady);
    }

    /// A second after the one before, so that no limit of the rate applies.
    private List<DeviceAction> hear(Payload payload) {
        room.now = room.now.plusSeconds(1);
        while (room.deadline.filter(at -> !at.isAfter(room.now)).isPresent()) {
            room.on(new DeadlinePassed()).forEach(this::answerPing);
        }
        return withConfirmations(room.on(arrived(room, payload)));
    }

    /// The LED shows at once what it is told, and a request is answered when it does.
    private List<DeviceAction> withConfirmations(List<DeviceAction> actions) {
        List<DeviceAction> all = new ArrayList<>(actions);
        for (ConfirmShown asked : only(ConfirmShown.class, actions)) {
            all.addAll(
                    withConfirmations(
                            room.on(new LedShown(asked.led(), asked.confirmation(), room.now))));
        }
        return all;
    }

    private void answerPing(DeviceAction action) {
        if (action instanceof DeviceAction.Ping(long connection)) {
            room.on(new DeviceEvent.PingAnswered(connection));
        }
    }

    private static DeviceEvent arrived(LifecycleFixture at, Payload payload) {
        return new MessageArrived(
                at.connection,
                new InboundMessage(
                        new TopicName("客廳/message"),
                        payload,
                        Qos.AT_MOST_ONCE,
                        false,
                        false,
                        0,
                        Optional.of(ANSWERS),
                        Optional.empty()));
    }

    private static List<String> published(TopicName topic, List<DeviceAction> actions) {
        return only(Publish.class, actions).stream()
                .filter(publish -> publish.message().topic().equals(topic))
                .map(publish -> publish.message().payload().text().orElseThrow())
                .toList();
    }

    private static String shown(Payload payload) {
        String text = payload.text().orElse("").replaceAll("\\p{Cntrl}", "¤");
        return payload + " «" + text.substring(0, Math.min(text.length(), 200)) + "»";
    }
}
