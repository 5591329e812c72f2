package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `wait-serial`.
@Timeout(20)
final class SerialStepsTest {
    @TempDir private Path folder;
    private Play play;

    @BeforeEach
    void open() {
        play = new Play(folder);
    }

    private static final String ON = "mqtt-publish: {topic: 客廳/message, message: on}";

    @Test
    void waitsForText() throws Exception {
        Runs.Ended ended = play.online(ON, "wait-serial: «on» → LED lit", "expect-led: lit");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void findsWhatWasPrintedBeforeTheStep() throws Exception {
        Runs.Ended ended =
                play.online("delay: 1m", "wait-serial: {contains: online at, within: 0s}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void readsEachLineOnce() throws Exception {
        Runs.Ended ended =
                play.online(
                        "wait-serial: online at", "wait-serial: {contains: online at, within: 1m}");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("scenario.yaml:5: wait-serial", "«online at»");
    }

    @Test
    void groupsBecomeVariables() throws Exception {
        Runs.Ended ended =
                play.online(
                        "wait-serial: {matches: 'online at (?<host>[\\d.]+):(?<port>\\d+), .* (?<topic>\\S+)$'}",
                        "log: '${host} ${port} ${topic}'",
                        "mqtt-publish: {topic: '${topic}', message: on}",
                        "wait-led: {is: lit, within: 2s}");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.lines()).contains("  … 192.168.137.113 1883 客廳/message");
    }

    @Test
    void aGroupThatIsNotThereIsEmpty() throws Exception {
        Runs.Ended ended =
                play.online("wait-serial: {matches: 'online(?<no> never)?'}", "log: '[${no}]'");

        assertThat(ended.lines()).contains("  … []");
    }

    @Test
    void aPatternMayHoldAVariable() throws Exception {
        Runs.Ended ended =
                play.online(
                        "set: {room: 客廳}",
                        ON,
                        "wait-serial: {matches: '^${room}/message .* lit$'}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void oneBoardDoesNotSpeakForAnother() throws Exception {
        String on = "mqtt-publish: {topic: 廚房/message, message: on}";

        assertThat(
                        play.two(on, "wait-serial: {contains: LED lit, board: kitchen, within: 2s}")
                                .code())
                .isZero();
        assertThat(
                        play.two(on, "wait-serial: {contains: LED lit, board: living, within: 2s}")
                                .code())
                .isEqualTo(1);
        assertThat(play.two(on, "wait-serial: {contains: LED lit, within: 2s}").code()).isZero();
    }

    @Test
    void whatIsNotPrintedIsToldWithTheLastLines() throws Exception {
        Runs.Ended ended = play.online("wait-serial: {contains: never, within: 1s}");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text())
                .contains("a line on the console of pico-w with «never» within 1.000 s")
                .contains("the last lines of pico-w:", "online at 192.168.137.113:1883");
    }

    @Test
    void anEmptyConsoleIsToldAsOne() throws Exception {
        Runs.Ended ended =
                play.whole(
                        """
                        house: {boards: [{power: off}]}
                        steps:
                          - wait-serial: {contains: never, within: 1s}
                        """);

        assertThat(ended.text()).contains("the console of pico-w is empty");
    }
}
