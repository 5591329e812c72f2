package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps that look at an LED once, and those that move a control.
@Timeout(20)
final class LedStepsTest {
    @TempDir private Path folder;
    private Play play;

    @BeforeEach
    void open() {
        play = new Play(folder);
    }

    private static final String ON = "mqtt-publish: {topic: 客廳/message, message: on}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "wait-led: lit | 0",
                "wait-led: {is: lit, within: 1s} | 0",
                "wait-led: {room: 客廳, is: lit} | 0",
                "wait-led: {board: pico-w, is: lit} | 0",
                "wait-led: {is: dark, within: 1s} | 1",
                "expect-led: lit | 0",
                "expect-led: {room: 客廳, is: lit} | 0",
                "expect-led: dark | 1",
                "expect-pin: {part-id: led1, pin: LED, value: 1} | 0",
                "expect-pin: {part-id: pico-w, value: 1} | 0",
                "expect-pin: {part-id: pico-w, pin: LED, value: 0} | 1",
                "expect-pin: {part-id: led2, value: 1} | 2",
                "expect-pin: {part-id: pico-w, pin: GP3, value: 1} | 2",
                "expect-pin: {part-id: pico-w, value: 2} | 2",
                "wait-led: {room: 客聽, is: lit} | 2",
                "wait-led: {board: pico, is: lit} | 2",
                "wait-led: {is: lit, room: '${where}'} | 0",
            })
    void looksAtAnLedThatIsLit(String step, int code) throws Exception {
        Runs.Ended ended =
                play.text(
                        "vars: {where: 客廳}\n",
                        "wait-state: online",
                        ON,
                        "wait-serial: LED lit",
                        "log: '${where}'",
                        step);

        assertThat(ended.code()).as(ended.text()).isEqualTo(code);
    }

    @Test
    void aRoomInAVariableThatIsNoneFailsWhenItsTurnComes() throws Exception {
        Runs.Ended ended = play.online("set: {r: 客聽}", "expect-led: {room: '${r}', is: dark}");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("scenario.yaml:5", "«客聽»", "«客廳»");
    }

    @Test
    void aPinOfTheSecondLedIsItsOwn() throws Exception {
        Runs.Ended ended =
                play.two(
                        "mqtt-publish: {topic: 陽台/message, message: on}",
                        "wait-led: {room: 陽台, is: lit, within: 2s}",
                        "expect-pin: {part-id: kitchen, pin: GP15, value: 1}",
                        "expect-pin: {part-id: kitchen, pin: LED, value: 0}",
                        "expect-pin: {part-id: led3, value: 1}",
                        "expect-pin: {part-id: led1, value: 0}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void aPinOfAnLedThatIsLitWhenItIsLowIsLow() throws Exception {
        Runs.Ended ended =
                play.text(
                        "house: {boards: [{room: {room: 客廳, pin: GP2, polarity: active-low}}]}\n",
                        "wait-state: online",
                        "expect-pin: {part-id: led1, pin: GP2, value: 1}",
                        ON,
                        "wait-led: lit",
                        "expect-pin: {part-id: led1, pin: GP2, value: 0}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void ofSeveralLedsOneMustBeNamed() throws Exception {
        Runs.Ended ended = play.two("wait-led: lit");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.text()).contains("客廳, 廚房, 陽台");
    }

    @Test
    void powerAndWifiAreControls() throws Exception {
        Runs.Ended ended =
                play.online(
                        ON,
                        "wait-led: lit",
                        "set-control: {part-id: pico-w, control: wifi, value: 0}",
                        "wait-state: {is: backing-off, within: 1m}",
                        "set-control: {part-id: pico-w, control: wifi, value: 1}",
                        "{wait-state: online, timeout: 5m}",
                        "set-control: {part-id: pico-w, control: power, value: 0}",
                        "wait-state: {is: off, within: 0s}",
                        "wait-led: {is: dark, within: 0s}",
                        "set-control: {part-id: pico-w, control: power, value: 1}",
                        "{wait-state: online, timeout: 5m}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{part-id: pico-w, control: pressed, value: 1} | no button",
                "{part-id: pico-w, control: temperature, value: 1} | power, wifi",
                "{part-id: btn1, control: power, value: 1} | pico-w",
                "{part-id: pico-w, control: power, value: 7} | 0, 1",
            })
    void otherControlsAreRefused(String control, String words) throws Exception {
        play.assertRefused(words, "set-control: " + control);
    }
}
