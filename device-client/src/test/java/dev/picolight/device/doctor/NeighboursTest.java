package dev.picolight.device.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Circumstances.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final List<String> ARP =
            List.of(
                    "IP address       HW type     Flags       HW address            Mask     Device",
                    "192.168.1.1      0x1         0x2         52:54:00:12:35:02     *        eth0",
                    "192.168.1.9      0x1         0x0         00:00:00:00:00:00     *        eth0",
                    "192.168.1.7      0x1         0x6         52:54:00:12:35:07     *        eth0");

    @Test
    void readsWhatTheKernelKnowsByArp() {
        assertThat(Neighbours.ofArp(ARP, "192.168.1.1")).isEqualTo(Answer.YES);
        assertThat(Neighbours.ofArp(ARP, "192.168.1.7")).isEqualTo(Answer.YES);
        assertThat(Neighbours.ofArp(ARP, "192.168.1.9")).isEqualTo(Answer.NO);
    }

    @Test
    void knowsNothingOfOthersAndOfOtherSystems() {
        assertThat(Neighbours.ofArp(ARP, "192.168.1.10")).isEqualTo(Answer.UNKNOWN);
        assertThat(Neighbours.ofArp(List.of(), "192.168.1.1")).isEqualTo(Answer.UNKNOWN);
        assertThat(Neighbours.ofArp(List.of("192.168.1.1 what is"), "192.168.1.1"))
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void readsWhatIpSaysOfNeighboursByIpv6() {
        assertThat(Neighbours.ofTool("fe80::1 dev eth0 lladdr 52:54:00:12:35:02 router STALE"))
                .isEqualTo(Answer.YES);
        assertThat(Neighbours.ofTool("fd00::7 dev eth0  FAILED")).isEqualTo(Answer.NO);
        assertThat(Neighbours.ofTool("")).isEqualTo(Answer.UNKNOWN);
    }
}
