package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NameLookupTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final InetAddress BROKER = InetAddress.ofLiteral("192.168.137.113");

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    /// A name service that takes its time.
    private final NameLookup slow =
            new NameLookup(_ -> {
                asked.countDown();
                await(answer);
                return new InetAddress[] {BROKER};
            });

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new IOException("a look-up cannot be interrupted", unexpected);
        }
    }

    @AfterEach
    void letGo() {
        answer.countDown();
    }

    @Test
    void keepsNoCarrierOfVirtualThreadsBusy() throws Exception {
        BlockingQueue<Boolean> virtual = new LinkedBlockingQueue<>();
        NameLookup lookup =
                new NameLookup(_ -> {
                    virtual.add(Thread.currentThread().isVirtual());
                    return new InetAddress[] {BROKER};
                });
        BlockingQueue<InetAddress> found = new LinkedBlockingQueue<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        found.addAll(lookup.addresses("broker", LONG));
                    } catch (IOException told) {
                        throw new IllegalStateException(told);
                    }
                });
        assertThat(found.take()).isEqualTo(BROKER);
        assertThat(virtual.take()).isFalse();
    }

    @Test
    void isGivenUpByAnInterrupt() throws InterruptedException {
        BlockingQueue<IOException> told = new LinkedBlockingQueue<>();
        Thread asking =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                slow.addresses("broker", LONG);
                            } catch (IOException e) {
                                told.add(e);
                            }
                        });
        asked.await();
        asking.interrupt();
        assertThat(told.take()).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void hasALimitAndSaysSo() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> slow.addresses("broker", Duration.ofMillis(1)))
                .withMessageContaining("no name service has answered for broker");
    }

    @Test
    void passesOnWhatTheNameServiceSays() {
        NameLookup lookup =
                new NameLookup(host -> {
                    throw new UnknownHostException(host + ": Name or service not known");
                });
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> lookup.addresses("broker", LONG))
                .withMessage("broker: Name or service not known");
    }
}
