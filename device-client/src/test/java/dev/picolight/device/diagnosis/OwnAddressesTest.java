package dev.picolight.device.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.OwnAddresses.Candidate;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnAddressesTest {
    private static Candidate candidate(String name, boolean up, String address) {
        return new Candidate(name, up, InetAddress.ofLiteral(address));
    }

    private static List<String> ordered(Candidate... candidates) {
        return OwnAddresses.ordered(Stream.of(candidates)).stream()
                .map(InetAddress::getHostAddress)
                .toList();
    }

    @Test
    void theMostUsefulComesFirst() {
        assertThat(
                        ordered(
                                candidate("docker0 docker0", true, "172.17.0.1"),
                                candidate("eth0 eth0", true, "2001:db8::7"),
                                candidate("eth0 eth0", true, "203.0.113.7"),
                                candidate("eth3 Hyper-V Virtual Ethernet", true, "172.20.0.1"),
                                candidate("wlan0 wlan0", true, "192.168.1.20")))
                .containsExactly(
                        "192.168.1.20",
                        "203.0.113.7",
                        "2001:db8:0:0:0:0:0:7",
                        "172.17.0.1",
                        "172.20.0.1");
    }

    @Test
    void whatNobodyCanReachIsLeftOut() {
        assertThat(
                        ordered(
                                candidate("lo lo", true, "127.0.0.1"),
                                candidate("lo lo", true, "::1"),
                                candidate("eth0 eth0", false, "192.168.1.21"),
                                candidate("eth1 eth1", true, "169.254.3.4"),
                                candidate("eth1 eth1", true, "fe80::1")))
                .isEmpty();
    }

    @Test
    void thisMachinesAddressesMeanNoLoopback() {
        assertThat(OwnAddresses.ofThisMachine())
                .noneMatch(address -> address.isLoopbackAddress() || address.isLinkLocalAddress());
    }
}
