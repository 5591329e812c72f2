package dev.picolight.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// A link without faults: a TCP connection like every other.
class LinkTest {
    private static final byte[] HELLO = {1, 2, 3};

    private static byte[] some(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(Socket from, int count) throws IOException {
        byte[] bytes = from.getInputStream().readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("%d of %d bytes".formatted(bytes.length, count));
        }
        return bytes;
    }

    private static CompletableFuture<byte[]> inBackground(Socket from, int count) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        read.complete(read(from, count));
                    } catch (IOException failed) {
                        read.completeExceptionally(failed);
                    }
                });
        return read;
    }

    @Test
    void carriesMuchMoreThanItHasRoomForInBothDirections() throws Exception {
        byte[] out = some(1, 3_000_000);
        byte[] back = some(2, 3_000_000);
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            CompletableFuture<byte[]> atServer = inBackground(wire.server, out.length);
            CompletableFuture<byte[]> atBoard = inBackground(wire.board, back.length);
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            wire.server.getOutputStream().write(back);
                        } catch (IOException failed) {
                            atBoard.completeExceptionally(failed);
                        }
                    });
            wire.board.getOutputStream().write(out);
            assertThat(Arrays.equals(atServer.get(10, TimeUnit.SECONDS), out)).isTrue();
            assertThat(Arrays.equals(atBoard.get(10, TimeUnit.SECONDS), back)).isTrue();
            assertThat(Arrays.equals(wire.carriedTo(true), out)).isTrue();
            assertThat(Arrays.equals(wire.carriedTo(false), back)).isTrue();
        }
    }

    @Test
    void theWriterWaitsWhenNobodyReads() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            CompletableFuture<Boolean> written = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            wire.board.getOutputStream().write(new byte[64 << 20]);
                            written.complete(true);
                        } catch (IOException closed) {
                            written.complete(false);
                        }
                    });
            assertThatThrownBy(() -> written.get(100, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            wire.board.close(); // frees whoever still writes
            assertThat(written.get(5, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void aBoardThatDoesNotReadHoldsNoMoreThanTheWayHasRoomFor() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            wire.server.getOutputStream().write(new byte[16 << 20]);
                        } catch (IOException closed) {
                            // at the end of the test
                        }
                    });
            await().until(() -> wire.carriedTo(false).length > Way.CAPACITY - (8 << 10));
            assertThat(wire.board.getInputStream().available()).isLessThanOrEqualTo(Way.CAPACITY);
            assertThat(wire.carriedTo(false)).hasSizeLessThanOrEqualTo(Way.CAPACITY);
        }
    }

    @Test
    void aPeerThatClosesIsTheEndOfTheStream() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.server.getOutputStream().write(HELLO);
            wire.server.close();
            assertThat(read(wire.board, 3)).isEqualTo(HELLO);
            assertThat(wire.board.getInputStream().read()).isEqualTo(-1);
            assertThat(wire.endings).containsExactly(Link.Ending.BY_BROKER);
            assertThat(wire.console).isEmpty();
        }
    }

    @Test
    void aPicoIsToldOfAResetOnceAndThenSeesTheEnd() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.server.setSoLinger(true, 0);
            wire.server.close();
            assertThatThrownBy(() -> wire.board.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("[Errno 104] ECONNRESET");
            assertThat(wire.board.getInputStream().read()).isEqualTo(-1);
            assertThat(wire.endings).containsExactly(Link.Ending.RESET);
            assertThat(wire.console).containsExactly("[Errno 104] ECONNRESET");
        }
    }

    @Test
    void linuxSaysSoEachTime() throws Exception {
        try (Wire wire = new Wire(Wire.LINUX, 1)) {
            wire.server.setSoLinger(true, 0);
            wire.server.close();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> wire.board.getInputStream().read())
                        .hasMessage("Connection reset");
            }
        }
    }

    @Test
    void whatTheBoardSaidBeforeItClosesArrives() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.board.getOutputStream().write(HELLO);
            wire.board.close();
            assertThat(wire.server.getInputStream().readAllBytes()).isEqualTo(HELLO);
            assertThat(wire.endings).containsExactly(Link.Ending.BY_BOARD);
            assertThat(wire.link.isOver()).isTrue();
        }
    }

    @Test
    void aBoardThatClosesAbruptlyResets() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.board.setSoLinger(true, 0);
            wire.board.close();
            assertThatThrownBy(() -> wire.server.getInputStream().read())
                    .hasMessage("Connection reset");
            assertThat(wire.endings).containsExactly(Link.Ending.RESET);
        }
    }

    @Test
    void aBoardThatSaysNoMoreStillListens() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.board.getOutputStream().write(HELLO);
            wire.board.shutdownOutput();
            assertThat(wire.server.getInputStream().readAllBytes()).isEqualTo(HELLO);
            wire.server.getOutputStream().write(HELLO);
            assertThat(read(wire.board, 3)).isEqualTo(HELLO);
            assertThatThrownBy(() -> wire.board.getOutputStream().write(1))
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void behavesAsASocketThatIsClosed() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            CompletableFuture<byte[]> reading = inBackground(wire.board, 1);
            wire.board.close();
            assertThatThrownBy(() -> reading.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SocketException.class);
            assertThat(wire.board.isClosed()).isTrue();
            assertThatThrownBy(() -> wire.board.getInputStream())
                    .isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> wire.board.setSoTimeout(1))
                    .isInstanceOf(SocketException.class);
            wire.board.close(); // again
        }
    }

    @Test
    void hasTheAddressesOfTheLan() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            assertThat(wire.board.getInetAddress().getHostAddress()).isEqualTo("192.168.137.113");
            assertThat(wire.board.getPort()).isEqualTo(1883);
            assertThat(wire.board.getLocalAddress().getHostAddress()).isEqualTo("192.168.137.21");
            assertThat(wire.board.getLocalPort()).isEqualTo(wire.server.getPort());
            assertThat(wire.board.isConnected()).isTrue();
            assertThat(wire.board.isBound()).isTrue();
        }
    }

    @Test
    void readsNoLongerThanItsTimeout() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.board.setSoTimeout(5);
            assertThatThrownBy(() -> wire.board.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            wire.server.getOutputStream().write(HELLO);
            wire.board.setSoTimeout(5000);
            assertThat(read(wire.board, 3)).isEqualTo(HELLO);
        }
    }

    @Test
    void aPicoThatHasLostItsWifiSaysSoAndTheServerHearsNothing() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.link.lose(() -> false);
            assertThatThrownBy(() -> wire.board.getOutputStream().write(1))
                    .hasMessage("[Errno 113] EHOSTUNREACH");
            assertThatThrownBy(() -> wire.board.getInputStream().read())
                    .hasMessage("[Errno 103] ECONNABORTED");
            wire.board.close();
            wire.server.setSoTimeout(50);
            assertThatThrownBy(() -> wire.server.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(wire.endings).containsExactly(Link.Ending.LOST);
            wire.server.close();
            await().until(wire.link::isOver);
        }
    }

    @Test
    void aBoardThatIsBackAnswersAnOldConnectionWithReset() throws Exception {
        try (Wire wire = new Wire(Wire.PICO, 1)) {
            wire.link.lose(() -> true);
            wire.server.getOutputStream().write(HELLO);
            assertThatThrownBy(() -> wire.server.getInputStream().read())
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void linuxKeepsWhatItCannotSend() throws Exception {
        try (Wire wire = new Wire(Wire.LINUX, 1)) {
            wire.link.lose(() -> false);
            wire.board.getOutputStream().write(HELLO);
            wire.board.setSoTimeout(5);
            assertThatThrownBy(() -> wire.board.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }
}
