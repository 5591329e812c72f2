package dev.picolight.simulator.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a Pico W shows in each situation, and a Raspberry Pi beside it: the table of the Pico W's
/// truth, a test for each row, named after it. What it says after how long on a board stands in
/// [StackTest]; here it happens, a thousand times as fast.
///
/// Three rows are about other programs than ours: the CONNACK numbers of umqtt and its SUBACK 128
/// (MQTT 3.1.1; the device speaks MQTT 5 and has Reason Codes), ENOMEM and ENOBUFS (the device's
/// memory is this computer's), and 115 EINPROGRESS (it has no non-blocking sockets).
class PicoTruthTest {
    /// Fails with these words, on the console too, and takes at least so long on a real board.
    private static void fails(Bench bench, ThrowingCallable attempt, String words, long millis) {
        bench.console.clear();
        long began = System.nanoTime();
        Throwable thrown = catchThrowable(attempt);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(thrown).isInstanceOf(IOException.class).hasMessageStartingWith(words);
        assertThat(bench.console).containsExactly(words);
        assertThat(took)
                .as("at speed %.0f", Bench.SPEED)
                .isGreaterThanOrEqualTo(new Pace(Bench.SPEED).of(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, [Errno 113] EHOSTUNREACH", "PI, Network is unreachable"})
    void wifiNotUpOrNoAddressYet(Stack stack, String words) throws Exception {
        try (Bench bench = new Bench(stack)) {
            fails(bench, () -> bench.dial(Bench.BROKER, Bench.PORT), words, 0);
            fails(bench, () -> bench.radio.resolve("broker.home"), words, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PICO_W, 127.0.0.1, [Errno 113] EHOSTUNREACH",
        "PICO_W, 127.3.2.1, [Errno 113] EHOSTUNREACH",
        "PI, 127.0.0.1, Connection refused"
    })
    void broker127001(Stack stack, String address, String words) throws Exception {
        try (Bench bench = new Bench(stack).joined()) {
            int port = bench.broker.getLocalPort(); // where this computer's own broker listens
            fails(bench, () -> bench.dial(InetAddress.ofLiteral(address), port), words, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost"})
    void brokerLocalhost(String name) throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined()) {
            fails(bench, () -> bench.radio.resolve(name), "OSError: -2", 0);
        }
        try (Bench bench = new Bench(Stack.PI).joined()) {
            assertThat(bench.radio.resolve(name)).allMatch(InetAddress::isLoopbackAddress);
        }
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, OSError: -2", "PI, Name or service not known"})
    void unknownName(Stack stack, String words) throws Exception {
        try (Bench bench = new Bench(stack).joined()) {
            fails(bench, () -> bench.radio.resolve("brocker.home"), words, 0);
            assertThat(bench.radio.resolve("broker.HOME")).containsExactly(Bench.BROKER);
        }
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, OSError: -2, 7000", "PI, Temporary failure in name resolution, 10000"})
    void unknownNameWhenTheServerDoesNotAnswer(Stack stack, String words, long millis)
            throws Exception {
        try (Bench bench =
                new Bench(stack, 1, Optional.empty(), lan -> lan.with(new NameService.Silent()))) {
            bench.joined();
            fails(bench, () -> bench.radio.resolve("broker.home"), words, millis);
        }
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, OSError: -6", "PI, Name or service not known"})
    void noDnsServerConfigured(Stack stack, String words) throws Exception {
        try (Bench bench =
                new Bench(stack, 1, Optional.empty(), lan -> lan.with(new NameService.None()))) {
            bench.joined();
            fails(bench, () -> bench.radio.resolve("broker.home"), words, 0);
            assertThat(bench.radio.resolve("192.168.137.113"))
                    .as("an address needs none")
                    .containsExactly(Bench.BROKER);
        }
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, OSError: -16", "PI, Name or service not known"})
    void emptyOrTooLongName(Stack stack, String words) throws Exception {
        try (Bench bench = new Bench(stack).joined()) {
            for (String name : List.of("", "a".repeat(254))) {
                fails(bench, () -> bench.radio.resolve(name), words, 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, [Errno 103] ECONNABORTED, 18500", "PI, No route to host, 3100"})
    void nobodyHasThatAddressInTheSubnet(Stack stack, String words, long millis) throws Exception {
        try (Bench bench = new Bench(stack).joined()) {
            fails(bench, () -> bench.dial(Bench.NOBODY, Bench.PORT), words, millis);
            assertThat(bench.tapped).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, [Errno 103] ECONNABORTED, 18500", "PI, Connection timed out, 130000"})
    void aFirewallDrops(Stack stack, String words, long millis) throws Exception {
        try (Bench bench = new Bench(stack).joined()) {
            fails(bench, () -> bench.dial(Bench.DROPS, Bench.PORT), words, millis);
        }
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, [Errno 104] ECONNRESET", "PI, Connection refused"})
    void hostUpPortClosed(Stack stack, String words) throws Exception {
        try (Bench bench = new Bench(stack).joined()) {
            fails(bench, () -> bench.dial(Bench.BROKER, 8883), words, 0);
            assertThat(bench.tapped)
                    .containsExactly("1 REFUSED 192.168.137.21 > 192.168.137.113:8883");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PICO_W, false, [Errno 104] ECONNRESET, 0",
        "PICO_W, true, [Errno 103] ECONNABORTED, 18500",
        "PI, false, Connection refused, 0",
        "PI, true, Connection timed out, 130000"
    })
    void brokerBoundTo127001OnItsHost(Stack stack, boolean drops, String words, long millis)
            throws Exception {
        VirtualLan onlyForItself =
                new VirtualLan(
                        "home", List.of(), List.of(new VirtualLan.ClosedHost(Bench.BROKER, drops)));
        try (Bench bench = new Bench(stack, 1, Optional.empty(), _ -> onlyForItself).joined()) {
            fails(bench, () -> bench.dial(Bench.BROKER, Bench.PORT), words, millis);
        }
    }

    @ParameterizedTest
    @CsvSource({"PICO_W, [Errno 110] ETIMEDOUT", "PI, Connect timed out"})
    void aSocketTimeoutExpiresFirst(Stack stack, String words) throws Exception {
        try (Bench bench = new Bench(stack).joined()) {
            Duration limit = Duration.ofMillis(2);
            InetSocketAddress to = new InetSocketAddress(Bench.DROPS, Bench.PORT);
            fails(bench, () -> bench.radio.dial(to, limit), words, 2_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Stack.class)
    void peerResetsAnOpenConnection(Stack stack) throws Exception {
        String words = stack == Stack.PICO_W ? "[Errno 104] ECONNRESET" : "Connection reset";
        try (Bench bench = new Bench(stack).joined();
                Socket board = bench.dial()) {
            Socket served = bench.accept();
            served.setSoLinger(true, 0);
            served.close();
            fails(bench, () -> board.getInputStream().read(), words, 0);
            if (stack == Stack.PICO_W) {
                assertThat(board.getInputStream().read()).as("once").isEqualTo(-1);
            } else {
                assertThatThrownBy(() -> board.getInputStream().read()).hasMessage(words);
            }
            assertThat(bench.tapped.getLast())
                    .isEqualTo("1 RESET 192.168.137.21 > 192.168.137.113:1883");
        }
    }

    @ParameterizedTest
    @EnumSource(Stack.class)
    void peerCloses(Stack stack) throws Exception {
        try (Bench bench = new Bench(stack).joined();
                Socket board = bench.dial()) {
            Socket served = bench.accept();
            served.getOutputStream().write(7);
            served.close();
            assertThat(board.getInputStream().read()).isEqualTo(7);
            assertThat(board.getInputStream().read()).isEqualTo(-1);
            assertThat(bench.console).isEmpty();
            assertThat(bench.tapped)
                    .containsExactly(
                            "1 OPENED 192.168.137.21 > 192.168.137.113:1883",
                            "1 down 1",
                            "1 CLOSED_BY_BROKER 192.168.137.21 > 192.168.137.113:1883");
        }
    }
}
