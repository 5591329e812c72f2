package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.house.HouseEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class HoldTest {
    private static final String ON = "mqtt-publish: {topic: 客廳/message, message: on}";
    private static final String OFF = "mqtt-publish: {topic: 客廳/message, message: off}";
    private static final String BLINK = "mqtt-publish: {topic: 客廳/message, message: blink 5}";
    private static final String LIT = "wait-led: lit";

    @TempDir private Path folder;
    private Play play;

    @BeforeEach
    void open() {
        play = new Play(folder);
    }

    @Test
    void whatStaysHolds() throws Exception {
        Runs.Ended ended = play.online(ON, LIT, "hold: {is: lit, for: 1h}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void whatIsOtherwiseAtOnceIsBroken() throws Exception {
        Runs.Ended ended = play.online("hold: {is: lit, for: 2s}");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("is lit for 2.000 s").doesNotContain("within");
    }

    @Test
    void whatChangesMeanwhileIsBrokenAtThatMoment() throws Exception {
        Runs.Ended ended =
                play.online(
                        ON,
                        LIT,
                        "parallel: [{hold: {is: lit, for: 10s}}, [{delay: 4s}, {" + OFF + "}]]");

        assertThat(ended.code()).isEqualTo(1);
        Duration dark = play.events(HouseEvent.LedChanged.class).getLast().at();
        assertThat(ended.text()).contains("  " + Spans.shown(dark) + "  dark");
    }

    @Test
    void whatChangesAfterTheSpanHolds() throws Exception {
        Runs.Ended ended =
                play.online(
                        ON,
                        LIT,
                        "parallel: [{hold: {is: lit, for: 3900ms}}, [{delay: 4s}, {" + OFF + "}]]");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    /// The board blinks on for a while, dark for half a second at a time.
    @Test
    void withinWaitsForTheFirstSpanThatIsLongEnough() throws Exception {
        Runs.Ended ended =
                play.online(
                        BLINK,
                        LIT,
                        "wait-led: dark",
                        "hold: {is: dark, for: 2s, within: 10s}",
                        "log: held");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.text()).contains("held");
    }

    @Test
    void withoutWithinADarkMomentOfABlinkIsBroken() throws Exception {
        Runs.Ended ended = play.online(BLINK, LIT, "wait-led: dark", "hold: {is: dark, for: 2s}");

        assertThat(ended.code()).as(ended.text()).isEqualTo(1);
    }

    @Test
    void aSpanThatBeginsTooLateIsNone() throws Exception {
        Runs.Ended ended = play.online(BLINK, LIT, "hold: {is: dark, for: 2s, within: 3s}");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("is dark for 2.000 s, beginning within 3.000 s");
    }

    @Test
    void aSpanMayEndAfterItHadToBegin() throws Exception {
        Runs.Ended ended = play.online("hold: {is: dark, for: 1m, within: 1s}");

        assertThat(ended.code()).as(ended.text()).isZero();
    }

    @Test
    void oneThatBreaksAfterItHadToBeginIsNotTriedAgain() throws Exception {
        Runs.Ended ended =
                play.online(
                        "parallel: [{hold: {is: dark, for: 1m, within: 1s}}, [{delay: 5s}, {"
                                + BLINK
                                + "}]]");

        assertThat(ended.code()).as(ended.text()).isEqualTo(1);
    }

    @Test
    void aStateHoldsOrItsPatienceEnds() throws Exception {
        assertThat(play.online("wait-state: {is: online, for: 5m}").code()).isZero();

        Runs.Ended ended =
                play.online(
                        "fault: {wifi: down, for: 20s}",
                        "{wait-state: {is: backing-off, for: 1h}, timeout: 10s}");

        assertThat(ended.code()).as(ended.text()).isEqualTo(42);
        assertThat(ended.text()).contains("backing-off for 1 h 0 min 0.000 s, beginning within");
        assertThat(play.online("wait-state: {is: off, for: 1s, within: 1s}").code()).isEqualTo(1);
    }
}
