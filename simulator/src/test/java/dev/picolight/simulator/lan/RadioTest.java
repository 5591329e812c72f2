package dev.picolight.simulator.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RadioTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final BlockingQueue<Radio.Stage> stages = new LinkedBlockingQueue<>();
    private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
    private ServerSocket broker;
    private Radio radio;

    @BeforeEach
    void listen() throws IOException {
        broker = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        NatRule rule =
                new NatRule(
                        InetAddress.ofLiteral(VirtualLan.BROKER_ADDRESS),
                        Optional.empty(),
                        (InetSocketAddress) broker.getLocalSocketAddress());
        radio =
                new Radio(
                        new VirtualLan("home", List.of(rule)),
                        VirtualLan.boardAddress(0),
                        new Pace(1000),
                        new Random(1),
                        stages::add);
    }

    @AfterEach
    void close() throws IOException {
        radio.close();
        broker.close();
    }

    private void joined() throws InterruptedException {
        radio.join(events::add);
        assertThat(events.poll(5, TimeUnit.SECONDS)).isInstanceOf(NetworkUp.class);
    }

    private Socket dial(String host) throws IOException {
        return radio.dial(new InetSocketAddress(InetAddress.ofLiteral(host), 1883), LIMIT);
    }

    @Test
    void startsJoinsAndGetsAnAddress() throws InterruptedException {
        joined();
        assertThat(stages)
                .containsExactly(
                        Radio.Stage.STARTED,
                        Radio.Stage.JOINING,
                        Radio.Stage.WAITING_FOR_ADDRESS,
                        Radio.Stage.CONNECTED);
        assertThat(radio.stage().wlanStatus()).isEqualTo(3);
        joined(); // again: it is there already
        assertThat(stages).hasSize(4);
    }

    @Test
    void reachesTheBrokersAddressThroughNat() throws Exception {
        joined();
        try (Socket board = dial(VirtualLan.BROKER_ADDRESS);
                Socket served = broker.accept()) {
            assertThat(served.getPort()).isEqualTo(board.getLocalPort());
        }
    }

    @Test
    void reachesNobodyBeforeItHasJoined() {
        assertThatThrownBy(() -> dial(VirtualLan.BROKER_ADDRESS))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("[Errno 113] EHOSTUNREACH");
    }

    @Test
    void itsLocalhostIsTheBoardItself() throws Exception {
        joined();
        assertThatThrownBy(() ->
                        radio.dial(
                                new InetSocketAddress(
                                        InetAddress.ofLiteral("127.0.0.1"), broker.getLocalPort()),
                                LIMIT))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("[Errno 113] EHOSTUNREACH");
        assertThatThrownBy(() -> radio.resolve("localhost"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("-2");
    }

    @Test
    void itsEndEndsEveryConnection() throws Exception {
        joined();
        try (Socket board = dial(VirtualLan.BROKER_ADDRESS);
                Socket served = broker.accept()) {
            radio.close();
            assertThat(board.isClosed()).isTrue();
            assertThat(served.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(radio.stage()).isEqualTo(Radio.Stage.OFF);
    }

    @Test
    void aPowerCutIsNotToldToTheBroker() throws Exception {
        joined();
        try (Socket board = dial(VirtualLan.BROKER_ADDRESS);
                Socket served = broker.accept()) {
            radio.cutPower();
            assertThat(board.isClosed()).isTrue();
            served.setSoTimeout(20);
            assertThatThrownBy(() -> served.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(radio.stage()).isEqualTo(Radio.Stage.OFF);
    }
}
