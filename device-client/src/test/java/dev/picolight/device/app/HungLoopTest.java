package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.Network;
import dev.picolight.device.systemd.ServiceManagers;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A device whose loop hangs, because an LED's hardware never returns, must not look alive.
class HungLoopTest {
    private static final Duration WATCHDOG = Duration.ofMillis(40);
    private static final String SIGN_OF_LIFE = "WATCHDOG=1";

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private final Led led =
            new Led() {
                @Override
                public void show(Brightness brightness) {
                    if (brightness.isLit()) {
                        hangs.countDown();
                        awaitUninterruptibly(goOn);
                    }
                }

                @Override
                public Brightness shown() {
                    return Brightness.DARK;
                }

                @Override
                public boolean canDim() {
                    return false;
                }

                @Override
                public void close() {}
            };

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException notOfInterest) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final Network network =
            new Network() {
                @Override
                public void join(EventSink events) {
                    events.accept(new NetworkUp("192.168.137.20"));
                }

                @Override
                public void close() {}
            };

    /// A Server that is there at once.
    private static final class Server implements MqttConnection {
        private Optional<EventSink> events = Optional.empty();

        void tell(DeviceEvent event) {
            events.orElseThrow().accept(event);
        }

        @Override
        public void open(long number, boolean cleanStart, EventSink sink) {
            events = Optional.of(sink);
            tell(new DeviceEvent.Connected(number, false, Optional.empty()));
        }

        @Override
        public void subscribe(long number, List<Subscription> subscriptions) {
            tell(new DeviceEvent.Subscribed(number));
        }

        @Override
        public void unsubscribe(long connection, List<TopicFilter> filters) {}

        @Override
        public void publish(long number, OutboundMessage message) {}

        @Override
        public void ping(long number) {}

        @Override
        public void disconnect(long number) {}

        @Override
        public void abandon(long number) {}

        @Override
        public void close() {}
    }

    private void awaitTold(String text) throws InterruptedException {
        String line;
        do {
            line = told.poll(10, TimeUnit.SECONDS);
            assertThat(line).as("«%s»", text).isNotNull();
        } while (!line.contains(text));
    }

    @Test
    void isSilentAndSpeaksAgainWhenItGoesOn() throws InterruptedException {
        DeviceProfile profile =
                new DeviceProfile(
                        "pi-1",
                        "c",
                        new BrokerAddress("192.168.137.113", 1883),
                        List.of(new DeviceProfile.Room("客廳", TextPolicy.LIGHT, false)));
        Server server = new Server();
        try (RunningDevice device =
                new RunningDevice(
                        profile,
                        Timing.STANDARD,
                        List.of(led),
                        new Equipment(network, server),
                        new Random(1),
                        _ -> {},
                        new ServiceNews(
                                ServiceManagers.telling(told::add, WATCHDOG), Optional::empty),
                        new MonotonicTime())) {
            device.start();
            awaitTold("online, 客廳");
            awaitTold(SIGN_OF_LIFE);
            awaitTold(SIGN_OF_LIFE);

            server.tell(
                    new MessageArrived(
                            1,
                            InboundMessage.plain(new TopicName("客廳/message"), Payload.of("測試訊息"))));
            hangs.await();
            told.clear(); // nothing can come from the loop any more

            assertThat(told.poll(20 * WATCHDOG.toMillis(), TimeUnit.MILLISECONDS))
                    .as("news within twenty times the watchdog's patience")
                    .isNull();

            goOn.countDown();
            awaitTold(SIGN_OF_LIFE);
        }
        awaitTold("STOPPING=1");
    }
}
