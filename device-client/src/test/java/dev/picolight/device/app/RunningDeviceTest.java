package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.Network;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class RunningDeviceTest {
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    private final Led stuck =
            new Led() {
                @Override
                public void show(Brightness brightness) {}

                @Override
                public Brightness shown() {
                    return Brightness.FULL;
                }

                @Override
                public boolean canDim() {
                    return false;
                }

                @Override
                public void close() {
                    done.add("LED");
                    throw LedFault.other("the pin is stuck", "Pull the plug.");
                }
            };

    private final Network network =
            new Network() {
                @Override
                public void join(EventSink events) {
                    done.add("join");
                }

                @Override
                public void close() {
                    done.add("network");
                }
            };

    private final MqttConnection connection =
            new MqttConnection() {
                @Override
                public void open(long number, boolean cleanStart, EventSink events) {}

                @Override
                public void subscribe(long number, List<Subscription> subscriptions) {}

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
                public void close() {
                    done.add("connection");
                }
            };

    private RunningDevice device() {
        return new RunningDevice(
                new DeviceProfile(
                        "pi-1",
                        "c",
                        new BrokerAddress("192.168.137.113", 1883),
                        List.of(new DeviceProfile.Room("客廳", TextPolicy.LIGHT, false))),
                Timing.STANDARD,
                List.of(stuck),
                new Equipment(network, connection),
                new Random(1),
                _ -> {});
    }

    @Test
    void anLedThatStaysLitDoesNotKeepTheLastMessagesFromBeingSent() throws InterruptedException {
        RunningDevice device = device();
        device.start();
        assertThat(done.take()).isEqualTo("join");
        device.close();
        assertThat(done).containsExactly("LED", "connection", "network");
    }

    @Test
    void aPowerCutTakesTheNetworkAwayFirst() throws InterruptedException {
        RunningDevice device = device();
        device.start();
        assertThat(done.take()).isEqualTo("join");
        device.cutPower();
        device.join();
        assertThat(done).containsExactly("network", "LED", "connection", "network");
    }

    @Test
    void mayBeClosedBeforeItHasBegun() {
        device().close();
        device().cutPower();
        assertThat(done).contains("connection").doesNotContain("join");
    }
}
