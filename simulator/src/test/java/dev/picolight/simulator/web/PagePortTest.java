package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// The port of a page, when another program has it.
final class PagePortTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final FakeHouse house = new FakeHouse();

    private static ServerSocket other() throws IOException {
        return new ServerSocket(0, 1, LOOPBACK);
    }

    @Test
    void onePortThatIsWantedIsThatOrNone() throws IOException {
        try (ServerSocket other = other()) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> PageServer.open(house, PageAddress.parse("" + port)))
                    .isInstanceOf(PageFault.class)
                    .hasMessageContaining("cannot be at port " + port)
                    .hasMessageContaining("--page PORT")
                    .hasMessageContaining("--no-page");
        }
    }

    @Test
    void whereNoneIsNamedTheNextThatIsFreeIsTaken() throws IOException {
        try (ServerSocket other = other();
                PageServer page =
                        PageServer.open(
                                house, new PageAddress(LOOPBACK, other.getLocalPort(), 20))) {
            assertThat(URI.create(page.url()).getPort())
                    .isBetween(other.getLocalPort() + 1, other.getLocalPort() + 20);
            assertThat(new Client(page.url()).get("/api/time").status()).isEqualTo(200);
        }
    }

    @Test
    void whereNoneIsFreeThatIsTold() throws IOException {
        try (ServerSocket first = other();
                ServerSocket second = new ServerSocket()) {
            int port = first.getLocalPort();
            try {
                second.bind(new InetSocketAddress(LOOPBACK, port + 1));
            } catch (BindException anothers) {
                // so much the better
            }

            assertThatThrownBy(() -> PageServer.open(house, new PageAddress(LOOPBACK, port, 1)))
                    .isInstanceOf(PageFault.class)
                    .hasMessageContaining("from port %d to %d", port, port + 1);
        }
    }
}
