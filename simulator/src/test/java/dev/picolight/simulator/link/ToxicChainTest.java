package dev.picolight.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.Fault.Stream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several toxics at once, that come and go while bytes flow.
class ToxicChainTest {
    private static Fault drawn(Random chance) {
        Stream stream = chance.nextBoolean() ? Stream.UPSTREAM : Stream.DOWNSTREAM;
        Duration millis = Duration.ofMillis(chance.nextInt(1, 5));
        return switch (chance.nextInt(6)) {
            case 0 -> new Fault.Latency(millis, millis, stream, 1);
            case 1 -> new Fault.Bandwidth(chance.nextInt(2_000, 20_000), stream, 1);
            case 2 -> new Fault.Slicer(900, 800, Duration.ofNanos(30_000), stream, 1);
            case 3 -> new Fault.Timeout(Duration.ZERO, stream, 1);
            case 4 -> new Fault.SlowClose(millis, stream, 1);
            default -> new Fault.Blackhole();
        };
    }

    private static CompletableFuture<byte[]> reading(Socket from, int count) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        read.complete(from.getInputStream().readNBytes(count));
                    } catch (IOException failed) {
                        read.completeExceptionally(failed);
                    }
                });
        return read;
    }

    private static void write(Socket to, byte[] bytes, Random sizes) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        OutputStream out = to.getOutputStream();
                        for (int from = 0; from < bytes.length; ) {
                            int size = Math.min(sizes.nextInt(1, 9_000), bytes.length - from);
                            out.write(bytes, from, size);
                            from += size;
                        }
                    } catch (IOException failed) {
                        // then the reader misses something
                    }
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyByteArrivesOnceAndInOrder(long seed) throws Exception {
        Random chance = new Random(seed);
        byte[] out = new byte[200_000];
        byte[] back = new byte[200_000];
        chance.nextBytes(out);
        chance.nextBytes(back);
        try (Wire wire = new Wire(Wire.PICO, seed)) {
            CompletableFuture<byte[]> atServer = reading(wire.server, out.length);
            CompletableFuture<byte[]> atBoard = reading(wire.board, back.length);
            write(wire.board, out, new Random(seed + 1));
            write(wire.server, back, new Random(seed + 2));
            List<Long> begun = new ArrayList<>();
            for (int i = 0; i < 40; i++) { // comes and goes in mid-stream
                if (begun.size() < 4) {
                    begun.add(wire.faults.begin(drawn(chance), Optional.empty()).number());
                } else {
                    wire.faults.end(begun.remove(chance.nextInt(begun.size())));
                }
            }
            wire.faults.endAll();
            assertThat(Arrays.equals(atServer.get(20, TimeUnit.SECONDS), out)).isTrue();
            assertThat(Arrays.equals(atBoard.get(20, TimeUnit.SECONDS), back)).isTrue();
            assertThat(Arrays.equals(wire.carriedTo(true), out)).isTrue();
        }
    }

    @Test
    void latencySlicerAndBandwidthTogetherLoseNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random chance = new Random(seed);
        byte[] bytes = new byte[chance.nextInt(50_000, 100_000)];
        chance.nextBytes(bytes);
        try (Wire wire =
                new Wire(
                        Wire.PICO,
                        seed,
                        new Fault.Latency(
                                Duration.ofMillis(5), Duration.ofMillis(4), Stream.UPSTREAM, 1),
                        new Fault.Slicer(700, 600, Duration.ofNanos(20_000), Stream.UPSTREAM, 1),
                        new Fault.Bandwidth(2_000, Stream.UPSTREAM, 1))) {
            CompletableFuture<byte[]> atServer = reading(wire.server, bytes.length);
            write(wire.board, bytes, chance);
            assertThat(Arrays.equals(atServer.get(20, TimeUnit.SECONDS), bytes))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void manyConnectionsLeaveNoThreadAndNoSocketBehind() throws Exception {
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                wires.add(
                        new Wire(
                                Wire.PICO,
                                i,
                                new Fault.Latency(
                                        Duration.ofMillis(1),
                                        Duration.ZERO,
                                        i % 2 == 0 ? Stream.UPSTREAM : Stream.DOWNSTREAM,
                                        1)));
            }
            for (Wire wire : wires) {
                wire.board.getOutputStream().write(1);
                wire.server.getOutputStream().write(2);
            }
            for (Wire wire : wires) {
                assertThat(wire.server.getInputStream().read()).isEqualTo(1);
                assertThat(wire.board.getInputStream().read()).isEqualTo(2);
                assertThat(wire.link.threads()).isBetween(1, 3);
            }
            for (Wire wire : wires) {
                wire.board.close();
            }
            for (Wire wire : wires) {
                assertThat(wire.server.getInputStream().read()).isEqualTo(-1);
            }
            await().pollInterval(Duration.ofMillis(5))
                    .until(() ->
                            wires.stream()
                                    .allMatch(it -> it.link.isOver() && it.link.threads() == 0));
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }
}
