package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps of steps, and how long any of them may take.
@Timeout(20)
final class GroupStepsTest {
    @TempDir private Path folder;
    private Play play;

    @BeforeEach
    void open() {
        play = new Play(folder);
    }

    @Test
    void branchesGoOnAtOnceAndTheirVariablesAreJoined() throws Exception {
        Runs.Ended ended =
                play.online(
                        "parallel: [[{delay: 10s}, {set: {a: one}}], [{delay: 10s}, {set: {b: two}}]]",
                        "log: '${a} ${b}'");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.lines()).contains("  … one two", "  ✓ parallel  (10.000 s)");
    }

    @Test
    void oneBranchThatFailsEndsAll() throws Exception {
        Runs.Ended ended =
                play.online(
                        "parallel: [{delay: 10h}, [{delay: 1s}, {expect-led: lit}]]", "log: never");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("expect-led: lit").doesNotContain("… never");
    }

    @Test
    void branchesTakeNoLineFromEachOther() throws Exception {
        String wait = "{wait-serial: {contains: online at, within: 1s}}";
        Runs.Ended ended = play.online("parallel: [" + wait + ", " + wait + "]");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void roundsAreCounted() throws Exception {
        Runs.Ended ended =
                play.online("repeat: {times: 3, steps: [{log: 'round ${round}'}, {delay: 1s}]}");

        assertThat(ended.lines())
                .containsSubsequence("  … round 1", "  … round 2", "  … round 3")
                .contains("  ✓ repeat: {times: 3}  (3.000 s)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rooms | 客廳,廚房,陽台",
                "boards | living,kitchen",
                "[a, '${x}', on] | a,X,on",
            })
    void eachOfAListHasItsTurn(String in, String turns) throws Exception {
        Runs.Ended ended =
                play.two(
                        "set: {x: X}",
                        "for-each: {var: it, in: " + in + ", steps: [{log: '<${it}>'}]}");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.lines().stream().filter(line -> line.contains("… <")))
                .containsExactly(
                        Arrays.stream(turns.split(",", -1))
                                .map(turn -> "  … <" + turn + ">")
                                .toArray(String[]::new));
    }

    @Test
    void aDelayIsAsLongAsItSays() throws Exception {
        Runs.Ended ended = play.online("set: {span: 1h30m}", "delay: '${span}'");

        assertThat(ended.text()).contains("(1 h 30 min 0.000 s)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "wait-led: lit",
                "wait-state: backing-off",
                "wait-serial: never",
                "mqtt-expect: {topic: never}",
                "expect-blinking: {on: 1s}",
            })
    void patienceThatEndsIsATimeout(String step) throws Exception {
        Runs.Ended late = play.online("{" + step + ", timeout: 3s}");
        assertThat(late.code()).as(late.text()).isEqualTo(42);
        assertThat(late.text()).contains("scenario.yaml:4", "waited in vain for", "within 3.000 s");

        assertThat(play.text("timeout: 4s\n", "wait-state: online", step).text())
                .contains("within 4.000 s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "wait-led: {is: lit, within: 2s}",
                "wait-state: {is: backing-off, within: 2s}",
                "wait-serial: {contains: never, within: 2s}",
                "mqtt-expect: {topic: never, within: 2s}",
                "expect-blinking: {on: 1s, within: 2s}",
            })
    void aBrokenPromiseIsAFailure(String step) throws Exception {
        Runs.Ended ended = play.online("{" + step + ", timeout: 1s}");

        assertThat(ended.code()).as(ended.text()).isEqualTo(1);
        assertThat(ended.text()).contains("expected: ", "within 2.000 s");
    }
}
