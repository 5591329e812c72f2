package dev.picolight.simulator.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.broker.WantedPort.FirstFreeFrom;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BrokerStartAndStopIT {
    private static final BrokerOptions OPTIONS = BrokerOptions.defaults().onAnyFreePort();
    private static final InetAddress LOOPBACK = OPTIONS.listen();

    private final Set<Thread> before = nonDaemons();

    @Test
    void startsAgainAndAgainAndLeavesNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            EmbeddedBroker broker = EmbeddedBroker.start(OPTIONS);
            try (RawClient client = new RawClient(broker.address())) {
                client.send("10 'MQTT' 05 02 003c 00 ''");
                assertThat(client.receive()).startsWith("20 0000");
                assertThat(broker.folder()).exists();

                broker.close();
            }
            assertThat(broker.folder()).doesNotExist();
            assertThat(Ports.obstacle(LOOPBACK, broker.port())).isEmpty();
            broker.close();
        }

        assertThat(leftOver()).isEmpty();
    }

    @Test
    void stopsWithoutHiveMqsTwoSecondsOfGrace() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(OPTIONS);
        try (RawClient client = new RawClient(broker.address())) {
            client.send("10 'MQTT' 05 02 003c 00 ''");
            client.receive();
            long start = System.nanoTime();

            broker.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void takesTheNextPortWhenTheFirstIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK);
                EmbeddedBroker broker =
                        EmbeddedBroker.start(
                                OPTIONS.onPort(new FirstFreeFrom(other.getLocalPort())))) {
            assertThat(broker.port())
                    .isBetween(other.getLocalPort() + 1, other.getLocalPort() + 20);
        }
    }

    @Test
    void goesOnWhenSomebodyElseTakesThePortDuringTheStart() throws IOException {
        try (ServerSocket faster = new ServerSocket(0, 1, LOOPBACK)) {
            int port = faster.getLocalPort();

            try (EmbeddedBroker broker =
                    EmbeddedBroker.startOn(port, OPTIONS.onPort(new FirstFreeFrom(port)))) {
                assertThat(broker.port()).isBetween(port + 1, port + 20);
            }
            assertThatThrownBy(() -> EmbeddedBroker.startOn(port, OPTIONS.onPort(port)))
                    .isInstanceOf(BrokerFault.class)
                    .hasMessageContaining("in use by another program");
        }
    }

    @Test
    void endsWhatAStartThatFailedHalfwayHadBegun() throws Exception {
        BrokerFolder folder = BrokerFolder.create();
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            HiveMq unlucky = new HiveMq(folder, LOOPBACK, other.getLocalPort(), Map.of());

            assertThatThrownBy(unlucky::start).isNotNull();
            unlucky.stop();
        }
        folder.delete();

        assertThat(leftOver()).isEmpty();
        assertThat(folder.folder()).doesNotExist();
    }

    @Test
    void endsAStartThatTakesTooLong() throws Exception {
        assertThatThrownBy(() -> EmbeddedBroker.start(OPTIONS.withStartLimit(Duration.ofNanos(1))))
                .isInstanceOf(BrokerFault.class)
                .hasMessage(
                        "The embedded broker could not start (not ready within PT0.000000001S)");

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("broker-start")) {
                thread.join(Duration.ofSeconds(20)); // it ends what it has begun
            }
        }
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void keepsTheProcessesOwnUncaughtExceptionHandler() {
        Thread.UncaughtExceptionHandler ours = (_, _) -> {};
        Thread.setDefaultUncaughtExceptionHandler(ours);
        try (EmbeddedBroker _ = EmbeddedBroker.start(OPTIONS)) {
            assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(ours);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
    }

    /// Threads that would keep the process alive. Netty's global one ends by itself after a second.
    private List<String> leftOver() throws InterruptedException {
        Set<Thread> since = nonDaemons();
        since.removeAll(before);
        for (Thread thread : since) {
            thread.join(Duration.ofSeconds(5));
        }
        return since.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }

    private static Set<Thread> nonDaemons() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }
}
