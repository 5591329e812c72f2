package dev.picolight.device.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Circumstances.Answer;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    /// As Linux prints it.
    private static final List<String> TABLE =
            List.of(
                    "IP address       HW type     Flags       HW address            Mask     Device",
                    "192.168.137.1    0x1         0x2         00:15:5d:6a:1c:01     *        eth0",
                    "192.168.137.9    0x1         0x0         00:00:00:00:00:00     *        eth0",
                    "192.168.137.7    0x1         0x0         00:00:00:00:00:00     *        eth0",
                    "192.168.137.7    0x1         0x6         00:15:5d:6a:1c:07     *        wlan0");

    @Test
    void aNeighbourWhoseHardwareAddressIsKnownAnswers() {
        assertThat(Neighbours.answersFor("192.168.137.1", TABLE)).isEqualTo(Answer.YES);
    }

    @Test
    void oneWhoWasAskedForInVainDoesNot() {
        assertThat(Neighbours.answersFor("192.168.137.9", TABLE)).isEqualTo(Answer.NO);
    }

    @Test
    void itIsEnoughThatOneInterfaceKnowsIt() {
        assertThat(Neighbours.answersFor("192.168.137.7", TABLE)).isEqualTo(Answer.YES);
    }

    @Test
    void nothingIsKnownOfWhomNobodyAskedFor() {
        assertThat(Neighbours.answersFor("192.168.137.11", TABLE)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aTableOfAnotherKernelTellsNothing() {
        assertThat(Neighbours.answersFor("10.0.0.1", List.of("10.0.0.1 what is", "", "x")))
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void nothingIsKnownOfIpv6() {
        assertThat(Neighbours.answersFor(InetAddress.ofLiteral("fe80::1")))
                .isEqualTo(Answer.UNKNOWN);
    }
}
