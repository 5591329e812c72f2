package dev.picolight.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.Fault.Stream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each toxic, as both ends of a connection see it.
class ToxicTest {
    private static final byte[] HELLO = {1, 2, 3};
    private static final Duration FOR_EVER = Duration.ofHours(1);
    private static final int A_MOMENT = 30;

    /// One end of a wire, seen from a toxic's direction.
    private record Side(Socket from, Socket to) {
        static Side of(Wire wire, Stream stream) {
            return stream == Stream.UPSTREAM
                    ? new Side(wire.board, wire.server)
                    : new Side(wire.server, wire.board);
        }

        void send(byte[] bytes) throws IOException {
            from.getOutputStream().write(bytes);
        }

        byte[] receive(int count) throws IOException {
            return to.getInputStream().readNBytes(count);
        }

        void hearsNothing() throws IOException {
            int before = to.getSoTimeout();
            to.setSoTimeout(A_MOMENT);
            assertThatThrownBy(() -> to.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            to.setSoTimeout(before);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Fault latency(Duration span, Stream stream) {
        return new Fault.Latency(span, Duration.ZERO, stream, 1);
    }

    @ParameterizedTest
    @EnumSource(Stream.class)
    void latencyDelaysOneDirection(Stream stream) throws Exception {
        Duration span = Duration.ofMillis(60);
        try (Wire wire = new Wire(Wire.PICO, 1, latency(span, stream))) {
            Side side = Side.of(wire, stream);
            long began = System.nanoTime();
            side.send(HELLO);
            assertThat(side.receive(3)).isEqualTo(HELLO);
            assertThat(since(began)).isGreaterThanOrEqualTo(span);
            long back = System.nanoTime();
            side.to().getOutputStream().write(HELLO);
            side.from().getInputStream().readNBytes(3);
            assertThat(since(back)).isLessThan(since(began));
        }
    }

    @Test
    void latencyDelaysAlsoTheEnd() throws Exception {
        Duration span = Duration.ofMillis(60);
        try (Wire wire = new Wire(Wire.PICO, 1, latency(span, Stream.UPSTREAM))) {
            long began = System.nanoTime();
            wire.board.close();
            assertThat(wire.server.getInputStream().read()).isEqualTo(-1);
            assertThat(since(began)).isGreaterThanOrEqualTo(span);
        }
    }

    @Test
    void bandwidthIsNoMoreThanItsRate() throws Exception {
        // 20 KB at 200 KB/s take 100 ms
        try (Wire wire = new Wire(Wire.PICO, 1, new Fault.Bandwidth(200, Stream.DOWNSTREAM, 1))) {
            long began = System.nanoTime();
            wire.server.getOutputStream().write(new byte[20_000]);
            assertThat(wire.board.getInputStream().readNBytes(20_000)).hasSize(20_000);
            assertThat(since(began)).isBetween(Duration.ofMillis(99), Duration.ofSeconds(5));
        }
    }

    @Test
    void slowCloseDelaysTheEndAlone() throws Exception {
        Duration delay = Duration.ofMillis(80);
        try (Wire wire = new Wire(Wire.PICO, 1, new Fault.SlowClose(delay, Stream.DOWNSTREAM, 1))) {
            long began = System.nanoTime();
            wire.server.getOutputStream().write(HELLO);
            wire.server.close();
            assertThat(wire.board.getInputStream().readNBytes(3)).isEqualTo(HELLO);
            assertThat(wire.endings).isEmpty();
            assertThat(wire.board.getInputStream().read()).isEqualTo(-1);
            assertThat(since(began)).isGreaterThanOrEqualTo(delay);
            assertThat(wire.endings).containsExactly(Link.Ending.BY_BROKER);
        }
    }

    @ParameterizedTest
    @EnumSource(Stream.class)
    void timeoutLetsNothingPassAndThenCloses(Stream stream) throws Exception {
        Duration timeout = Duration.ofMillis(60);
        try (Wire wire = new Wire(Wire.PICO, 1, new Fault.Timeout(timeout, stream, 1))) {
            Side side = Side.of(wire, stream);
            long began = System.nanoTime();
            side.send(HELLO);
            assertThat(side.to().getInputStream().read()).as("nothing before").isEqualTo(-1);
            assertThat(since(began)).isGreaterThan(timeout.dividedBy(2)); // began with the link
            assertThat(side.from().getInputStream().read()).isEqualTo(-1);
            assertThat(wire.endings).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Stream.class)
    void aTimeoutOfZeroHoldsEverythingUntilItEnds(Stream stream) throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            Active active =
                    wire.faults.begin(
                            new Fault.Timeout(Duration.ZERO, stream, 1), Optional.empty());
            Side side = Side.of(wire, stream);
            side.send(HELLO);
            side.hearsNothing();
            wire.faults.end(active.number());
            assertThat(side.receive(3)).isEqualTo(HELLO);
        }
    }

    @ParameterizedTest
    @EnumSource(Stream.class)
    void resetPeerResetsBothEnds(Stream stream) throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.faults.begin(new Fault.ResetPeer(Duration.ZERO, stream, 1), Optional.empty());
            assertThatThrownBy(() -> wire.server.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
            assertThatThrownBy(() -> wire.board.getInputStream().read())
                    .hasMessage("[Errno 104] ECONNRESET");
            assertThat(wire.endings).containsExactly(Link.Ending.RESET);
        }
    }

    @Test
    void resetPeerWaitsForItsTime() throws Exception {
        try (Wire wire =
                new Wire(
                        Wire.PICO,
                        1,
                        new Fault.ResetPeer(Duration.ofMillis(60), Stream.UPSTREAM, 1))) {
            wire.board.getOutputStream().write(HELLO);
            assertThat(wire.server.getInputStream().readNBytes(3)).isEqualTo(HELLO);
            assertThatThrownBy(() -> wire.server.getInputStream().read())
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void slicerCutsIntoPiecesOfItsSize() throws Exception {
        Fault slicer = new Fault.Slicer(10, 4, Duration.ofMillis(2), Stream.UPSTREAM, 1);
        try (Wire wire = new Wire(Wire.PICO, 7, slicer)) {
            long began = System.nanoTime();
            wire.board.getOutputStream().write(new byte[200]);
            byte[] buffer = new byte[200];
            int first = wire.server.getInputStream().read(buffer);
            assertThat(wire.server.getInputStream().readNBytes(200 - first)).hasSize(200 - first);
            assertThat(first).isLessThan(200);
            // 200 bytes are 15 pieces at least, 2 ms apart
            assertThat(since(began)).isGreaterThanOrEqualTo(Duration.ofMillis(28));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 99_999})
    void limitDataClosesAfterExactlySoManyBytes(int limit) throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1, new Fault.LimitData(limit, Stream.UPSTREAM, 1))) {
            byte[] bytes = new byte[100_000];
            new Random(3).nextBytes(bytes);
            CompletableFuture<byte[]> arrived = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            arrived.complete(wire.server.getInputStream().readAllBytes());
                        } catch (IOException failed) {
                            arrived.completeExceptionally(failed);
                        }
                    });
            try {
                wire.board.getOutputStream().write(bytes);
            } catch (SocketException closed) {
                // when it is closed before the last byte was handed over
            }
            assertThat(arrived.get(5, TimeUnit.SECONDS)).isEqualTo(Arrays.copyOf(bytes, limit));
            assertThat(wire.board.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Nested
    class Toxicity {
        @Test
        void ofZeroNeverWorks() throws Exception {
            Fault never = new Fault.Timeout(Duration.ZERO, Stream.UPSTREAM, 0);
            for (int seed = 0; seed < 20; seed++) {
                try (Wire wire = new Wire(Wire.PICO, seed, never)) {
                    wire.board.getOutputStream().write(HELLO);
                    assertThat(wire.server.getInputStream().readNBytes(3)).isEqualTo(HELLO);
                }
            }
        }

        @Test
        void isDrawnForEachConnectionFromItsSeed() throws Exception {
            Fault half = new Fault.LimitData(1, Stream.UPSTREAM, 0.5);
            int limited = 0;
            for (int seed = 0; seed < 40; seed++) {
                boolean first = isLimited(seed, half);
                assertThat(isLimited(seed, half)).as("seed %d again", seed).isEqualTo(first);
                limited += first ? 1 : 0;
            }
            assertThat(limited).isBetween(8, 32);
        }

        private boolean isLimited(long seed, Fault fault) throws IOException {
            try (Wire wire = new Wire(Wire.PICO, seed, fault)) {
                wire.board.getOutputStream().write(HELLO);
                wire.board.shutdownOutput();
                return wire.server.getInputStream().readAllBytes().length < HELLO.length;
            }
        }
    }

    @Test
    void latencyThatEndsLetsGoWhatItHeld() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            Active active =
                    wire.faults.begin(latency(FOR_EVER, Stream.DOWNSTREAM), Optional.empty());
            wire.server.getOutputStream().write(HELLO);
            Side.of(wire, Stream.DOWNSTREAM).hearsNothing();
            wire.faults.end(active.number());
            assertThat(wire.board.getInputStream().readNBytes(3)).isEqualTo(HELLO);
            wire.server.getOutputStream().write(HELLO); // and what comes later
            assertThat(wire.board.getInputStream().readNBytes(3)).isEqualTo(HELLO);
        }
    }

    @Test
    void aBlackholeLosesNothingAndAFrozenBrokerNeither() throws Exception {
        for (Fault fault : new Fault[] {new Fault.Blackhole(), new Fault.BrokerFreeze()}) {
            try (Wire wire = new Wire(Wire.PICO, 1)) {
                Active active = wire.faults.begin(fault, Optional.empty());
                wire.board.getOutputStream().write(HELLO);
                wire.server.getOutputStream().write(HELLO);
                Side.of(wire, Stream.UPSTREAM).hearsNothing();
                Side.of(wire, Stream.DOWNSTREAM).hearsNothing();
                wire.faults.end(active.number());
                assertThat(wire.server.getInputStream().readNBytes(3)).isEqualTo(HELLO);
                assertThat(wire.board.getInputStream().readNBytes(3)).isEqualTo(HELLO);
            }
        }
    }

    @Test
    void aBlackholeSwallowsAlsoTheResetAndWhatWasGivenUp() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            Active active = wire.faults.begin(new Fault.Blackhole(), Optional.empty());
            wire.board.getOutputStream().write(HELLO);
            wire.board.setSoLinger(true, 0);
            wire.board.close();
            Side.of(wire, Stream.UPSTREAM).hearsNothing();
            wire.faults.end(active.number());
            assertThatThrownBy(() -> wire.server.getInputStream().read())
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void downClosesBothEnds() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.link.cut();
            assertThat(wire.server.getInputStream().read()).isEqualTo(-1);
            assertThat(wire.board.getInputStream().read()).isEqualTo(-1);
            assertThat(wire.link.isOver()).isTrue();
        }
    }
}
