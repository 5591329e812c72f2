package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.simulator.house.HouseEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `mqtt-publish` and `mqtt-expect`.
@Timeout(20)
final class MqttStepsTest {
    @TempDir private Path folder;
    private Play play;

    @BeforeEach
    void open() {
        play = new Play(folder);
    }

    private static final String STATUS = "客廳/pico-w/status";

    private OutboundMessage sent(String step) throws Exception {
        Runs.Ended ended = play.online("set: {x: 測試}", step);
        assertThat(ended.code()).as(ended.text()).isZero();
        return play.events(HouseEvent.Published.class).getLast().message();
    }

    @Test
    void publishesWithQos1AndWithoutRetainWhenNothingIsSaid() throws Exception {
        OutboundMessage message = sent("mqtt-publish: {topic: a/b, message: '${x} on'}");

        assertThat(message.topic()).isEqualTo(new TopicName("a/b"));
        assertThat(message.payload()).isEqualTo(Payload.of("測試 on"));
        assertThat(message.qos()).isEqualTo(Qos.AT_LEAST_ONCE);
        assertThat(message.retain()).isFalse();
        assertThat(message.expiry()).isEmpty();
        assertThat(message.responseTopic()).isEmpty();
        assertThat(message.correlationData()).isEmpty();
    }

    @Test
    void publishesWithEverythingThatIsSaid() throws Exception {
        OutboundMessage message =
                sent(
                        "mqtt-publish: {topic: 'a/${x}', message: '', qos: 0, retain: true,"
                                + " response-topic: 'answers/${x}', correlation: 'c-${x}', expiry: 1m30s}");

        assertThat(message.topic()).isEqualTo(new TopicName("a/測試"));
        assertThat(message.payload()).isEqualTo(Payload.of(""));
        assertThat(message.qos()).isEqualTo(Qos.AT_MOST_ONCE);
        assertThat(message.retain()).isTrue();
        assertThat(message.responseTopic()).contains(new TopicName("answers/測試"));
        assertThat(message.correlationData()).contains(Payload.of("c-測試"));
        assertThat(message.expiry()).contains(Duration.ofSeconds(90));
    }

    @Test
    void publishesJson() throws Exception {
        assertThat(
                        sent(
                                "mqtt-publish: {topic: a, json: {state: 'ON', n: 1.50, x: ['${x}', true, null]}}"))
                .extracting(OutboundMessage::payload)
                .isEqualTo(Payload.of("{\"state\":\"ON\",\"n\":1.50,\"x\":[\"測試\",true,null]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "expiry: 500ms | whole seconds",
                "expiry: 1s500ms | whole seconds",
                "expiry: 0s | whole seconds",
                "expiry: 10 | 10s",
                "qos: 3 | 0 to 2",
                "retain: perhaps | true, false",
                "response-topic: a/# | #",
                "json: {a: 1} | just one of: message, json",
                "correlation: '' | expected text",
            })
    void whatCannotBeSentIsRefused(String more, String words) throws Exception {
        play.assertRefused(words, "mqtt-publish: {topic: a, message: b, " + more + "}");
    }

    @Test
    void anExpiryInAVariableIsRefusedWhenItsTurnComes() throws Exception {
        Runs.Ended ended =
                play.online(
                        "set: {e: 1500ms}", "mqtt-publish: {topic: a, message: b, expiry: '${e}'}");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("scenario.yaml:5", "whole seconds");
    }

    @Test
    void aBoardAnswersWhereItIsAskedTo() throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: 客廳/message, message: on, response-topic: answers, correlation: '7'}",
                        "mqtt-expect: {topic: answers, within: 2s}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{topic: t, message: '{\"a\":1,\"b\":[true,\"x\"]}', within: 1s} | 0",
                "{topic: t, message: '{\"a\":1', within: 1s} | 1",
                "{topic: t, contains: '\"x\"', within: 1s} | 0",
                "{topic: t, contains: y, within: 1s} | 1",
                "{topic: t, matches: 'a.:(?<n>\\d)', within: 1s} | 0",
                "{topic: t, matches: '^a', within: 1s} | 1",
                "{topic: t, json: {a: 1}, within: 1s} | 0",
                "{topic: t, json: {a: 1.0, b: [true, x]}, within: 1s} | 0",
                "{topic: t, json: {a: 2}, within: 1s} | 1",
                "{topic: t, json: {c: 1}, within: 1s} | 1",
                "{topic: t, json: {b: [true]}, within: 1s} | 1",
                "{topic: t, within: 1s} | 0",
                "{topic: '#', within: 1s} | 0",
                "{topic: +, retained: false, within: 1s} | 0",
                "{topic: t, retained: true, within: 1s} | 1",
                "{topic: T, within: 1s} | 1",
            })
    void expects(String expected, int code) throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: t, json: {a: 1, b: [true, x]}}",
                        "mqtt-expect: " + expected);

        assertThat(ended.code()).as(ended.text()).isEqualTo(code);
    }

    @Test
    void groupsOfAMessageBecomeVariables() throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: t, message: 21.5 °C}",
                        "mqtt-expect: {topic: t, matches: '(?<degrees>[\\d.]+) °C'}",
                        "log: 'it is ${degrees}'");

        assertThat(ended.lines()).contains("  … it is 21.5");
    }

    @Test
    void aMessageIsReadOnce() throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: t, message: a}",
                        "mqtt-publish: {topic: t, message: b}",
                        "mqtt-expect: {topic: t, message: a}",
                        "mqtt-expect: {topic: t, message: b}",
                        "mqtt-expect: {topic: t, within: 1s}");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("scenario.yaml:8", "«b»");
    }

    @Test
    void aRetainedMessageComesToWhoAsksLater() throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: t, message: ghost, retain: true}",
                        "set: {later: t}",
                        "mqtt-expect: {topic: '${later}', message: ghost, retained: true, within: 1s}",
                        "mqtt-expect: {topic: " + STATUS + ", message: online, retained: true}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void aTopicThatIsNearlyTheSameIsTold() throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: 客廳/mesage, message: on}",
                        "mqtt-expect: {topic: 客廳/message, message: on, within: 1s}");

        assertThat(ended.text()).contains("no message came on 客廳/message", "«客廳/mesage»");
    }
}
