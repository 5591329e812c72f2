package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostDialerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final HostDialer dialer = new HostDialer();

    @Test
    void resolvesNumericAddressesByItself() throws IOException {
        assertThat(dialer.resolve("192.168.137.113"))
                .containsExactly(InetAddress.ofLiteral("192.168.137.113"));
        assertThat(dialer.resolve("127.1")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
    }

    @Test
    void saysThatANameIsUnknown() {
        assertThatThrownBy(() -> dialer.resolve("no-such-broker.invalid"))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void connects() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, LOOPBACK);
                Socket socket =
                        dialer.dial(
                                new InetSocketAddress(LOOPBACK, listening.getLocalPort()),
                                Duration.ofSeconds(5))) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket closing = new ServerSocket(0, 1, LOOPBACK)) {
            port = closing.getLocalPort();
        }
        assertThatThrownBy(() ->
                        dialer.dial(new InetSocketAddress(LOOPBACK, port), Duration.ofSeconds(5)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("refused");
    }
}
