package dev.picolight.simulator.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Faults on the way to the broker, for connections that are there and for new ones.
class ConnectionFaultTest {
    private static void hearsNothing(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(5000);
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, [Errno 104] ECONNRESET", "PI, Connection refused"})
    void refuseRefusesNewConnectionsAlone(Stack stack, String words) throws Exception {
        try (Bench bench = new Bench(stack).joined();
                Socket board = bench.dial();
                Socket served = bench.accept()) {
            Active fault = bench.begin(new Fault.Refuse());
            assertThatThrownBy(bench::dial).hasMessage(words);
            assertThat(bench.tapped.getLast()).startsWith("2 REFUSED");
            served.getOutputStream().write(7);
            assertThat(board.getInputStream().read()).isEqualTo(7);
            bench.end(fault);
            bench.dial().close();
        }
    }

    @Test
    void downClosesWhatIsThereToo() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined();
                Socket board = bench.dial();
                Socket served = bench.accept()) {
            Active fault = bench.begin(new Fault.Down());
            assertThat(board.getInputStream().read()).isEqualTo(-1);
            assertThat(served.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(bench::dial).hasMessage("[Errno 104] ECONNRESET");
            bench.end(fault);
            bench.dial().close();
        }
    }

    @Test
    void aBlackholeSwallowsBytesAndNewConnections() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined();
                Socket board = bench.dial();
                Socket served = bench.accept()) {
            Active fault = bench.begin(new Fault.Blackhole());
            served.getOutputStream().write(7);
            hearsNothing(board);
            assertThatThrownBy(bench::dial).hasMessage("[Errno 103] ECONNABORTED");
            bench.end(fault);
            assertThat(board.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void aConnectionComesAboutWhenABlackholeEndsBeforeTheLastTry() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined()) {
            Active fault = bench.begin(new Fault.Blackhole());
            CompletableFuture<Socket> dialled = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            dialled.complete(bench.dial());
                        } catch (IOException failed) {
                            dialled.completeExceptionally(failed);
                        }
                    });
            bench.end(fault);
            try (Socket board = dialled.get(5, TimeUnit.SECONDS)) {
                assertThat(board.isConnected()).isTrue();
            }
        }
    }

    @Test
    void aFrozenBrokerLetsInAndAnswersNothing() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined()) {
            Active fault = bench.begin(new Fault.BrokerFreeze());
            try (Socket board = bench.dial();
                    Socket served = bench.accept()) {
                board.getOutputStream().write(6);
                served.getOutputStream().write(7);
                hearsNothing(board);
                hearsNothing(served);
                bench.end(fault);
                assertThat(board.getInputStream().read()).isEqualTo(7);
                assertThat(served.getInputStream().read()).isEqualTo(6);
            }
        }
    }

    @Test
    void namesAreNotFoundWhenTheirServiceIsSilent() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined()) {
            Active fault = bench.begin(new Fault.DnsFail());
            long began = System.nanoTime();
            assertThatThrownBy(() -> bench.radio.resolve("broker.home"))
                    .hasMessageStartingWith("OSError: -2");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(7)); // 7 s on a board
            assertThat(bench.radio.resolve("192.168.137.113")).containsExactly(Bench.BROKER);
            bench.end(fault);
            assertThat(bench.radio.resolve("broker.home")).containsExactly(Bench.BROKER);
        }
    }

    @Test
    void theTapIsToldInOrder() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined()) {
            Socket board = bench.dial();
            Socket served = bench.accept();
            board.getOutputStream().write(new byte[5]);
            served.getInputStream().readNBytes(5);
            board.close();
            assertThat(served.getInputStream().read()).isEqualTo(-1);
            assertThat(bench.tapped)
                    .containsExactly(
                            "1 OPENED 192.168.137.21 > 192.168.137.113:1883",
                            "1 up 5",
                            "1 CLOSED_BY_BOARD 192.168.137.21 > 192.168.137.113:1883");
        }
    }

    @Test
    void manyBoardsInOneLanEachHaveTheirOwnConnections() throws Exception {
        List<Bench> benches = new ArrayList<>();
        try {
            for (int seed = 0; seed < 50; seed++) {
                benches.add(new Bench(Stack.PICO_W));
                benches.getLast().radio.join(benches.getLast().events::add);
            }
            for (Bench bench : benches) {
                bench.next();
                Socket board = bench.dial();
                Socket served = bench.accept();
                served.getOutputStream().write(1);
                assertThat(board.getInputStream().read()).isEqualTo(1);
            }
        } finally {
            for (Bench bench : benches) {
                bench.close();
            }
        }
    }

    @Test
    void addressesOfBoardsNeverMeetTheBroker() {
        List<String> given = new ArrayList<>();
        for (int board = 0; board < 200; board++) {
            given.add(VirtualLan.boardAddress(board));
        }
        assertThat(given).doesNotHaveDuplicates().doesNotContain(VirtualLan.BROKER_ADDRESS);
        assertThatThrownBy(() -> VirtualLan.boardAddress(300))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHostLeadsWhereItsPortsDo() throws Exception {
        VirtualLan lan =
                new VirtualLan("home", List.of())
                        .with(
                                new Host(
                                        Bench.BROKER,
                                        Map.of(
                                                1,
                                                new InetSocketAddress(
                                                        InetAddress.getLoopbackAddress(), 2)),
                                        false));
        assertThat(lan.reach(new InetSocketAddress(Bench.BROKER, 1)))
                .isEqualTo(
                        new VirtualLan.Reach.Leads(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 2)));
        assertThat(lan.reach(new InetSocketAddress(Bench.BROKER, 2)))
                .isEqualTo(new VirtualLan.Reach.Fails(Stack.Situation.REFUSED));
    }
}
