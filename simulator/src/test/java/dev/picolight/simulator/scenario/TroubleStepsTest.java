package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.house.HouseEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `fault`, `mend` and `power`.
@Timeout(20)
final class TroubleStepsTest {
    @TempDir private Path folder;
    private Play play;

    @BeforeEach
    void open() {
        play = new Play(folder);
    }

    private Duration faultLasted() {
        var changes = play.events(HouseEvent.FaultChanged.class);
        return changes.getLast().at().minus(changes.getFirst().at());
    }

    @Test
    void aFaultWithASpanMendsItself() throws Exception {
        Runs.Ended ended =
                play.online(
                        "fault: {wifi: down, for: 20s}",
                        "wait-state: {is: backing-off, within: 10s}",
                        "{wait-state: online, timeout: 5m}");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(faultLasted()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aFaultIsSaidInOneLineOrByItsParts() throws Exception {
        assertThat(play.online("fault: latency latency=200 jitter=50", "mend: latency").code())
                .isZero();
        Runs.Ended ended =
                play.online(
                        "set: {ms: '200'}",
                        "fault: {latency: {latency: '${ms}', jitter: 50}, board: pico-w, for: 3s}",
                        "delay: 5s");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(faultLasted()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aPartThatDoesNotFitIsRefusedWithItsPlace() throws Exception {
        Runs.Ended ended = play.online("fault: {wifi: upside-down}");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.text()).contains("scenario.yaml:4:");
    }

    @Test
    void mendsOneKindAndLeavesTheOthers() throws Exception {
        Runs.Ended ended =
                play.online(
                        "fault: refuse",
                        "fault: wifi down",
                        "mend: wifi",
                        "mend: refuse",
                        "mend: refuse");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text())
                .contains("scenario.yaml:8: mend: refuse", "there is a refuse to mend");
    }

    @Test
    void mendsAll() throws Exception {
        Runs.Ended ended =
                play.online(
                        "fault: refuse",
                        "fault: wifi down",
                        "mend: all",
                        "mend: all",
                        "mend: wifi");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("scenario.yaml:8: mend: wifi");
    }

    @Test
    void whatIsBrokenOtherwiseIsTold() throws Exception {
        Runs.Ended ended = play.online("fault: refuse", "mend: wifi");

        assertThat(ended.text()).contains("broken at the moment: refuse");
    }

    @Test
    void theBoardsThatAreNotMeantGoOn() throws Exception {
        Runs.Ended ended =
                play.two(
                        "fault: {wifi: down, board: kitchen}",
                        "wait-state: {board: kitchen, is: backing-off, within: 10s}",
                        "wait-state: {board: living, is: online, within: 0s}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void aPlugIsSeenToBeOutAtOnce() throws Exception {
        Runs.Ended ended =
                play.online(
                        "mqtt-publish: {topic: 客廳/message, message: on}",
                        "wait-led: lit",
                        "power: off",
                        "expect-led: dark",
                        "power: on",
                        "wait-state: {is: booting, within: 0s}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void aPlugThatIsOutForAWhileDoesNotHoldUpTheSteps() throws Exception {
        Runs.Ended ended =
                play.online(
                        "power: {is: off, for: 1m}",
                        "wait-state: {is: off, for: 59s, within: 0s}",
                        "{wait-state: online, timeout: 2m}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void aCycleTakesItsTime() throws Exception {
        Runs.Ended ended =
                play.online(
                        "power: {is: cycle, for: 10s}",
                        "power: cycle",
                        "{wait-state: online, timeout: 2m}");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.text()).contains("(10.000 s)", "power: cycle  (1.000 s)");
    }

    @Test
    void onAndOffStayWords() throws Exception {
        Runs.Ended ended =
                play.online(
                        "power: off",
                        "power: on",
                        "set: {a: on, b: off, c: yes, d: 1.0, e: 0x10}",
                        "log: '${a} ${b} ${c} ${d} ${e}'");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.lines()).contains("  … on off yes 1.0 0x10");
    }
}
