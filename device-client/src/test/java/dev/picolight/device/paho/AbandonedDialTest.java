package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.port.RecordedEvents;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The device gives up while the Server is still being looked for.
@Timeout(20)
class AbandonedDialTest {
    private final CountDownLatch dialling = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final RecordedEvents events = new RecordedEvents();

    private PahoConnection connection(Dialer dialer) {
        return new PahoConnection(
                PahoBench.settings(new BrokerAddress("10.77.0.1", 1883), Duration.ofSeconds(30)),
                dialer,
                new MonotonicTime());
    }

    private interface Dial extends Dialer {
        @Override
        default List<InetAddress> resolve(String host) {
            return List.of(InetAddress.ofLiteral(host));
        }
    }

    private void giveUpWhileDialling(PahoConnection connection) throws InterruptedException {
        connection.open(1, true, events);
        dialling.await();
        connection.abandon(1);
    }

    @Test
    void theDialIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Dial patient =
                (_, _) -> {
                    dialling.countDown();
                    try {
                        answer.await();
                        throw new IOException("never");
                    } catch (InterruptedException asked) {
                        interrupted.countDown();
                        throw new InterruptedIOException("interrupted");
                    }
                };
        PahoConnection connection = connection(patient);
        giveUpWhileDialling(connection);
        interrupted.await();
        connection.close();
        assertThat(events.all()).isEmpty();
    }

    @Test
    void aSocketThatComesTooLateIsClosed() throws InterruptedException {
        Socket late = new Socket();
        Dial deaf =
                (InetSocketAddress _, Duration _) -> {
                    dialling.countDown();
                    while (answer.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return late;
                };
        PahoConnection connection = connection(deaf);
        giveUpWhileDialling(connection);
        answer.countDown();
        connection.close();
        assertThat(late.isClosed()).isTrue();
        assertThat(events.all()).isEmpty();
    }
}
