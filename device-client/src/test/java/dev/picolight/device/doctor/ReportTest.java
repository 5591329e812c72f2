package dev.picolight.device.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Circumstances;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.doctor.Report.Outcome;
import dev.picolight.device.mqtt.BrokerAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Finding GOOD = Finding.ok(Step.NAME, "fine", List.of(), Duration.ZERO);
    private static final Finding NOTE = Finding.note(Step.NAME, "mind", List.of(), Duration.ZERO);
    private static final Finding NOT_KNOWN =
            Finding.unknown(Step.HEAR, "who knows", List.of(), Duration.ZERO);

    private static final Finding REFUSED =
            Finding.fatal(
                    Step.TCP,
                    "refused",
                    List.of(),
                    Duration.ZERO,
                    Explanation.of(
                            new NotReached(
                                            Trouble.REFUSED,
                                            new BrokerAddress("192.168.1.9", 1883),
                                            Duration.ofMillis(2),
                                            "Connection refused")
                                    .diagnosis(Circumstances.UNKNOWN)));

    private static Finding here(Step... explains) {
        return Finding.problem(
                        Step.HERE,
                        "seen inside",
                        List.of(),
                        Duration.ZERO,
                        Explanation.of(
                                "here-x",
                                "nothing listens",
                                "Start it.",
                                Optional.of(new Explanation.Command(false, "ss -ltn"))))
                .explaining(Set.of(explains));
    }

    @Test
    void comesToWhatMattersMost() {
        assertThat(new Report(List.of(GOOD, NOTE)).outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(new Report(List.of(GOOD, NOT_KNOWN)).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(new Report(List.of(NOT_KNOWN, REFUSED)).outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(Outcome.UNKNOWN.exitCode()).isEqualTo(3);
    }

    @Test
    void namesAllCausesThatFitAndTheCommandThatTellsThemApart() {
        assertThat(new Report(List.of(GOOD, REFUSED)).conclusion())
                .startsWith("What is wrong is one of these: the broker does not run; or ")
                .contains(
                        "Of these 4, what was seen fits each.",
                        "Type next, on the broker's machine: `ss -ltnp | grep 1883` (",
                        "A Pico W would show: [Errno 104]");
    }

    @Test
    void prefersWhatIsCertainToWhatIsGuessed() {
        Report report = new Report(List.of(REFUSED, here(Step.TCP)));
        assertThat(report.decisive().map(Finding::step)).contains(Step.HERE);
        assertThat(report.conclusion())
                .isEqualTo(
                        "What is wrong: nothing listens. This is certain. Start it. Type next, on this machine: `ss -ltn`. Other problems above: 1; they may come from the same.");
    }

    @Test
    void prefersTheOriginToItsSigns() {
        Finding origin = here(Step.TCP).asOrigin(true);
        assertThat(new Report(List.of(REFUSED, here(Step.TCP), origin)).decisive())
                .contains(origin);
        assertThat(new Report(List.of(here(Step.TCP), origin)).decisive()).contains(origin);
        Finding otherwise = here(Step.HEAR).asOrigin(true);
        assertThat(new Report(List.of(here(Step.TCP), otherwise)).decisive())
                .contains(here(Step.TCP));
    }

    @Test
    void doesNotTakeAFaultForTheCauseOfAnotherOne() {
        Report report = new Report(List.of(REFUSED, here(Step.HEAR)));
        assertThat(report.decisive().map(Finding::step)).contains(Step.TCP);
    }

    @Test
    void saysThatNothingIsWrong() {
        assertThat(new Report(List.of(GOOD)).conclusion()).doesNotContain("!");
        assertThat(new Report(List.of(GOOD, NOTE)).conclusion()).contains("!");
        assertThat(new Report(List.of(NOT_KNOWN)).conclusion()).contains("?");
    }
}
