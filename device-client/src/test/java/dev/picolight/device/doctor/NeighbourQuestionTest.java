package dev.picolight.device.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Circumstances.Answer;
import org.junit.jupiter.api.Test;

class NeighbourQuestionTest {
    @Test
    void readsWhatIpSaysOfNeighboursByIpv6() {
        assertThat(
                        NeighbourQuestion.ofTool(
                                "fe80::1 dev eth0 lladdr 52:54:00:12:35:02 router STALE"))
                .isEqualTo(Answer.YES);
        assertThat(NeighbourQuestion.ofTool("fd00::7 dev eth0  FAILED")).isEqualTo(Answer.NO);
        assertThat(NeighbourQuestion.ofTool("")).isEqualTo(Answer.UNKNOWN);
    }
}
