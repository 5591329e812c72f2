package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Readers that are slower than the house, or do not read at all.
@Timeout(60)
final class EventStreamTest {
    private static final Pattern ID = Pattern.compile("^id: (\\d+)$", Pattern.MULTILINE);

    private final FakeHouse house = new FakeHouse();

    /// Somebody who stops reading after the first bytes, until let go on.
    private static final class Slow extends OutputStream {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException gone) {
                throw new IOException(gone);
            }
            synchronized (read) {
                read.write(bytes, from, count);
            }
        }

        String text() {
            synchronized (read) {
                return read.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private void happen(int count, String text) {
        for (int i = 0; i < count; i++) {
            house.events.add(
                    new HouseEvent.ConsoleLine(house.now(), "pico-w", Severity.INFO, text));
        }
    }

    /// What a reader gets that stands still while so much happens.
    private String readAfter(int count) throws InterruptedException {
        Slow reader = new Slow();
        EventFilter all =
                new EventFilter(
                        Set.copyOf(EventJson.TYPES),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        EventStream stream = new EventStream(house, all, Duration.ofMillis(10), reader);
        happen(1, "first");
        Thread serving =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                stream.run(Optional.of(0L));
                            } catch (IOException | InterruptedException gone) {
                                throw new IllegalStateException(gone);
                            }
                        });
        reader.begun.await();
        happen(count, "later");
        reader.goOn.countDown();
        while (!reader.text().contains("event: beat")) { // it has nothing left to say
            Thread.onSpinWait();
        }
        stream.end();
        serving.join();
        return reader.text();
    }

    private static List<Long> ids(String text) {
        return ID.matcher(text).results().map(it -> Long.parseLong(it.group(1))).toList();
    }

    @Test
    void whoIsSlowMissesNothingThatIsRemembered() throws InterruptedException {
        int count = EventLog.EVENTS_MAX - 1;

        String read = readAfter(count);

        assertThat(count).isGreaterThan(EventStream.WAITING_MAX);
        assertThat(ids(read))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count + 1).boxed().toList());
        assertThat(read).doesNotContain("event: reset");
    }

    @Test
    void whoIsSlowerThanThatIsToldTheWholeHouse() throws InterruptedException {
        int count = 2 * EventLog.EVENTS_MAX;

        String read = readAfter(count);

        assertThat(ids(read)).isSorted().doesNotHaveDuplicates();
        assertThat(ids(read).getLast()).isEqualTo(count + 1);
        assertThat(read).containsOnlyOnce("event: reset");
        assertThat(ids(read).size()).isLessThan(EventLog.EVENTS_MAX);
    }

    @Test
    void whoReadsNothingIsLeftAndCatchesUpWhenBack() throws IOException {
        try (PageServer page =
                        PageServer.open(house, PageAddress.parse("0"), Duration.ofMillis(300));
                Socket socket = new Socket()) {
            Client client = new Client(page.url());
            assertThat(client.get("/api/time").status()).isEqualTo(200); // the server is loaded
            URI at = URI.create(page.url());
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
            socket.getOutputStream()
                    .write(
                            "GET /api/events?after=0 HTTP/1.1\r\nHost: %s\r\n\r\n"
                                    .formatted(at.getAuthority())
                                    .getBytes(StandardCharsets.US_ASCII));
            happen(EventLog.EVENTS_MAX, "x".repeat(1000));

            List<Long> before = ids(untilItEnds(socket));

            assertThat(before.getLast()).isLessThan(house.events.last());
            assertThat(client.hear("/api/events", "id:", 1, "Last-Event-ID: " + before.getLast()))
                    .containsExactly("id: " + (before.getLast() + 1));
        }
    }

    /// Reads nothing for longer than the server waits, then what had been sent.
    private static String untilItEnds(Socket socket) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
            in.transferTo(read);
        } catch (SocketException cut) {
            assertThat(cut).hasMessageContaining("reset");
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
