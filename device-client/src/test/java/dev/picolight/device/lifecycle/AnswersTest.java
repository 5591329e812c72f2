package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.ErrorCode;
import dev.picolight.device.lifecycle.Counters.Count;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest extends CommandsFixture {
    @BeforeEach
    void online() {
        comeOnline();
    }

    private List<String> answers(String topic, String text, String correlation) {
        return said(ANSWERS, hear(request(topic, text, correlation)));
    }

    @Test
    void tellsTheStateAndHowLongItTookUntilTheLedShowedIt() {
        now = now.plusMillis(40);
        ledTakes = Duration.ofMillis(3);
        List<DeviceAction> actions =
                hear(request("客廳/message", "ON", "7"), now.minus(Duration.ofMillis(9)));
        assertThat(said(ANSWERS, actions))
                .containsExactly(
                        "{\"ok\":true,\"state\":\"ON\",\"effect\":null,\"took-ms\":12,\"device\":\"pi-1\"}");
        assertThat(published(ANSWERS, actions).findFirst().orElseThrow().message())
                .satisfies(
                        it -> assertThat(it.correlationData()).contains(Payload.of("7")),
                        it -> assertThat(it.retain()).isFalse(),
                        it -> assertThat(it.contentType()).contains("application/json"));
    }

    @Test
    void aDimmableLedTellsItsBrightness() {
        assertThat(answers("臥室/message", "BRIGHTNESS 50", ""))
                .containsExactly(
                        "{\"ok\":true,\"state\":\"ON\",\"brightness\":128,\"color_mode\":\"brightness\",\"effect\":null,\"took-ms\":0,\"device\":\"pi-1\"}");
    }

    @Test
    void everyErrorCodeHasItsOccasion() {
        Set<String> codes = new HashSet<>();
        for (String[] wrong :
                List.of(
                        new String[] {"客廳/message", "BLINK 0"},
                        new String[] {"客廳/message", "x".repeat(4097)},
                        new String[] {"客廳/message", "PULSE"},
                        new String[] {"臥室/message", "晚安"})) {
            codes.add(code(answers(wrong[0], wrong[1], "")));
        }
        brokenLeds.add(0);
        codes.add(code(answers("客廳/message", "ON", "")));
        codes.add(
                code(
                        said(
                                ANSWERS,
                                hear(
                                        request(
                                                "臥室/message",
                                                "ON",
                                                "",
                                                Optional.of(Duration.ofSeconds(2))),
                                        now.minusSeconds(2)))));
        for (int i = 0; i < 20; i++) {
            hear("臥室/message", "ON");
        }
        hear(request("臥室/message", "ON", ""));
        codes.add(code(answers("臥室/message", "OFF", "")));
        assertThat(codes)
                .containsExactlyInAnyOrder(
                        java.util.Arrays.stream(ErrorCode.values())
                                .map(ErrorCode::word)
                                .toArray(String[]::new));
    }

    private static String code(List<String> answers) {
        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst()).startsWith("{\"ok\":false,\"error\":{\"code\":\"");
        return answers.getFirst().replaceAll(".*\"code\":\"([a-z-]+)\".*", "$1");
    }

    @Test
    void anLedThatFailedIsNoSuccess() {
        brokenLeds.add(0);
        List<DeviceAction> actions = hear(request("客廳/message", "ON", "7"));
        assertThat(said(ANSWERS, actions))
                .containsExactly(
                        "{\"ok\":false,\"error\":{\"code\":\"led-failed\",\"message\":\"the wire is broken\"},\"took-ms\":0,\"device\":\"pi-1\"}");
    }

    @Test
    void aQuestionIsAnsweredAndTheStatePublishedAgain() {
        for (String question : List.of("?", "", "  ")) {
            List<DeviceAction> actions = hear(request("客廳/message", question, ""));
            assertThat(played(actions)).isEmpty();
            assertThat(said("客廳/pi-1/state", actions)).hasSize(1);
            assertThat(said(ANSWERS, actions).getFirst())
                    .startsWith("{\"ok\":true,\"state\":\"OFF\"");
        }
        assertThat(counted(Count.REFUSED)).isZero();
    }

    @Test
    void whatComesTooLateIsNotDone() {
        InboundMessage late = request("客廳/message", "ON", "", Optional.of(Duration.ofSeconds(5)));
        now = now.plusSeconds(60);
        assertThat(played(hear(late, now.minusMillis(4_999)))).hasSize(1);
        assertThat(played(hear(late, now.minusMillis(5_000)))).isEmpty();
        assertThat(counted(Count.EXPIRED)).isEqualTo(1);
        assertThat(reported(done)).anyMatch(it -> it.contains("Message Expiry Interval"));
    }

    /// The Server sends whole seconds, so 0 is less than one.
    @Test
    void anIntervalOfZeroHasAPartOfASecondLeft() {
        InboundMessage urgent = request("客廳/message", "ON", "", Optional.of(Duration.ZERO));
        assertThat(played(hear(urgent))).hasSize(1);
    }

    @Nested
    class WithTheSameCorrelationData {
        @Test
        void toggleIsDoneOnceAndAnsweredTwice() {
            List<String> first = answers("客廳/message", "TOGGLE", "7");
            now = now.plusSeconds(59);
            List<DeviceAction> again = hear(request("客廳/message", "TOGGLE", "7"));
            assertThat(played(again)).isEmpty();
            assertThat(said(ANSWERS, again)).isEqualTo(first);
            assertThat(counted(Count.DUPLICATE)).isEqualTo(1);
        }

        @Test
        void blinkAndPulseTooButOnCanBeDoneAgain() {
            for (String once : List.of("BLINK 2", "PULSE", "{\"flash\":2}", "TOGGLE")) {
                hear(request("臥室/message", once, once));
                assertThat(played(hear(request("臥室/message", once, once)))).as(once).isEmpty();
            }
            hear(request("臥室/message", "ON", "on"));
            assertThat(played(hear(request("臥室/message", "ON", "on")))).hasSize(1);
        }

        @Test
        void anotherMinuteAnotherTopicAnotherCommandIsAnotherRequest() {
            hear(request("客廳/message", "TOGGLE", "7"));
            assertThat(played(hear(request("客廳/message", "BLINK", "7")))).hasSize(1);
            assertThat(played(hear(request("臥室/message", "TOGGLE", "7")))).hasSize(1);
            assertThat(played(hear(request("客廳/message", "TOGGLE", "8")))).hasSize(1);
            now = now.plusSeconds(61);
            assertThat(played(hear(request("客廳/message", "TOGGLE", "7")))).hasSize(1);
        }

        @Test
        void withoutItEachIsDone() {
            hear(request("客廳/message", "TOGGLE", ""));
            assertThat(played(hear(request("客廳/message", "TOGGLE", "")))).hasSize(1);
        }

        @Test
        void manyAreRememberedButNotEndlessly() {
            for (int i = 0; i <= DoneRequests.REMEMBERED_MAX; i++) {
                hear(request("客廳/message", "TOGGLE", "x".repeat(1000) + i));
                now = now.plusMillis(29); // within the minute, and some passed over
            }
            DoneRequests memory = new DoneRequests();
            for (int i = 0; i <= DoneRequests.REMEMBERED_MAX; i++) {
                memory.taken(request("客廳/message", "TOGGLE", "c" + i), now);
            }
            assertThat(memory.has(request("客廳/message", "TOGGLE", "c0"), now)).isFalse();
            assertThat(memory.has(request("客廳/message", "TOGGLE", "c1"), now)).isTrue();
        }

        @Test
        void whatWasPassedOverMayBeAskedAgain() {
            for (int i = 0; i < 20; i++) {
                hear("客廳/message", "ON");
            }
            hear(request("客廳/message", "TOGGLE", "7"));
            assertThat(hear(request("客廳/message", "TOGGLE", "7")))
                    .as("it waits already")
                    .isNotEmpty()
                    .noneMatch(DeviceAction.Publish.class::isInstance);
            assertThat(said(ANSWERS, hear(request("客廳/message", "OFF", "8"))).getFirst())
                    .contains("limited");
            pass(Duration.ofSeconds(2));
            assertThat(played(hear(request("客廳/message", "TOGGLE", "7")))).hasSize(1);
        }
    }

    @Nested
    class ToTheWholeHouse {
        @Test
        void everyLedObeysAndOneAnswerTellsOfAll() {
            List<DeviceAction> actions = hear(request("all/message", "ON", "7"));
            assertThat(played(actions))
                    .extracting(DeviceAction.PlayPattern::led)
                    .containsExactly(0, 1);
            assertThat(said("客廳/pi-1/state", actions).getFirst()).contains("\"source\":\"all\"");
            assertThat(said(ANSWERS, actions))
                    .containsExactly(
                            "{\"ok\":true,\"rooms\":{\"客廳\":{\"ok\":true,\"state\":\"ON\",\"effect\":null},"
                                    + "\"臥室\":{\"ok\":true,\"state\":\"ON\",\"brightness\":255,\"color_mode\":\"brightness\",\"effect\":null}},"
                                    + "\"took-ms\":0,\"device\":\"pi-1\"}");
        }

        @Test
        void whatOneLedCannotTheOthersDo() {
            List<DeviceAction> actions = hear(request("all/message", "BRIGHTNESS 40", "7"));
            assertThat(played(actions))
                    .extracting(DeviceAction.PlayPattern::led)
                    .containsExactly(1);
            assertThat(said(ANSWERS, actions).getFirst())
                    .startsWith("{\"ok\":false,\"error\":{\"code\":\"not-supported\"")
                    .contains("\"臥室\":{\"ok\":true,\"state\":\"ON\",\"brightness\":102");
        }

        @Test
        void toggleIsDoneOnceByEach() {
            hear(request("all/message", "TOGGLE", "7"));
            assertThat(played(hear(request("all/message", "TOGGLE", "7")))).isEmpty();
        }
    }

    /// {"ok":true,"state":"ON",…} would light the LEDs of another room.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "all/message",
                "客廳/message",
                "客廳/pi-1/message",
                "廚房/message",
                "廚房/pi-2/message",
                "廚房/pi-2/state",
                "廚房/pi-2/status",
                "廚房/pi-2/health",
                "homeassistant/device/picolight-pi-2/config",
                "homeassistant/status"
            })
    void noAnswerGoesWhereItWouldBeTakenForSomethingElse(String topic) {
        assertThat(said(topic, hear(answeredAt(topic)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app/answers", "app/messages", "message/app"})
    void everyOtherTopicIsAnswered(String topic) {
        assertThat(said(topic, hear(answeredAt(topic)))).hasSize(1);
    }

    private static InboundMessage answeredAt(String topic) {
        return new InboundMessage(
                new TopicName("客廳/message"),
                Payload.of("on"),
                Qos.AT_MOST_ONCE,
                false,
                false,
                0,
                Optional.of(new TopicName(topic)),
                Optional.empty());
    }
}
