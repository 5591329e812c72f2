package dev.picolight.simulator.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.broker.WantedPort.AnyFree;
import dev.picolight.simulator.broker.WantedPort.Exactly;
import dev.picolight.simulator.broker.WantedPort.FirstFreeFrom;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void theOperatingSystemChoosesWhenAnyWillDo() {
        assertThat(Ports.choose(LOOPBACK, new AnyFree())).isZero();
    }

    @Test
    void aTakenPortIsExplained() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            int port = other.getLocalPort();

            assertThatExceptionOfType(BrokerFault.class)
                    .isThrownBy(() -> Ports.choose(LOOPBACK, new Exactly(port)))
                    .withMessageStartingWith(
                            "Port %d of 127.0.0.1 is in use by another program (".formatted(port))
                    .extracting(BrokerFault::remedy)
                    .asString()
                    .contains("ss -ltnp | grep " + port);
        }
    }

    @Test
    void aFreePortIsTakenAsItIs() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            port = other.getLocalPort();
        }

        assertThat(Ports.choose(LOOPBACK, new Exactly(port))).isEqualTo(port);
        assertThat(Ports.choose(LOOPBACK, new FirstFreeFrom(port))).isEqualTo(port);
    }

    @Test
    void goesOnToTheNextAndNotBeyondTheLast() throws IOException {
        try (ServerSocket other = new ServerSocket(65_535, 1, LOOPBACK)) {
            assertThatExceptionOfType(BrokerFault.class)
                    .isThrownBy(() -> Ports.choose(LOOPBACK, new FirstFreeFrom(65_535)))
                    .withMessage("The ports 65535 to 65535 of 127.0.0.1 are all in use");
            assertThat(other.isBound()).isTrue();
        }
        assertThat(Ports.choose(LOOPBACK, new FirstFreeFrom(65_535))).isEqualTo(65_535);
    }

    @Test
    void anAddressThatIsNotOursIsNotSearchedFromPortToPort() {
        InetAddress foreign = InetAddress.ofLiteral("203.0.113.7"); // for documents only, RFC 5737

        assertThatExceptionOfType(BrokerFault.class)
                .isThrownBy(() -> Ports.choose(foreign, new FirstFreeFrom(1883)))
                .withMessageStartingWith("203.0.113.7 is no address of this machine (");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void thereAreNoOtherPorts(int port) {
        assertThatThrownBy(() -> new Exactly(port))
                .hasMessage("Port %d does not exist: expected 1 to 65535, usually 1883", port);
        assertThatThrownBy(() -> new FirstFreeFrom(port)).hasMessageContaining("does not exist");
    }
}
