package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Memory;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.Network;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.settings.SettingsReading;
import dev.picolight.led.Brightness;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTest {
    private static final String ONE =
            "id: pi-1\nbroker: {host: 192.168.1.10}\non-boot: off\nleds:\n  - {room: 客廳, bcm-pin: 17}\n";

    private final InMemoryLed before = new InMemoryLed(new MonotonicTime());
    private final List<InMemoryLed> opened = new CopyOnWriteArrayList<>();
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> reads = new LinkedBlockingQueue<>();
    private final AtomicBoolean canOpen = new AtomicBoolean(true);
    private final AtomicBoolean canPlan = new AtomicBoolean(true);
    private final AtomicReference<String> yaml = new AtomicReference<>(ONE);
    private final CountDownLatch joining = new CountDownLatch(1);

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each use
    private RunningDevice device;

    @SuppressWarnings("NullAway.Init") // made before each use
    private Reloading reloading;

    /// Holds the device's thread until the test lets it go.
    private final Network network =
            new Network() {
                @Override
                public void join(EventSink events) {
                    try {
                        joining.await();
                    } catch (InterruptedException end) {
                        Thread.currentThread().interrupt();
                    }
                }

                @Override
                public void close() {}
            };

    private static final class NoConnection implements MqttConnection {
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
        public void close() {}
    }

    @BeforeEach
    void prepare() {
        DeviceSettings settings = settings();
        DevicePlan plan = DevicePlan.of(settings);
        device =
                new RunningDevice(
                        plan.profile(),
                        plan.timing(),
                        List.of(before),
                        new Equipment(network, new NoConnection()),
                        new Random(1),
                        report -> reports.add(report.text()));
        Reloading.Hands hands =
                new Reloading.Hands(
                        this::read,
                        this::plan,
                        this::open,
                        _ -> new Change.Way(network, new NoConnection()),
                        _ -> Memory.NONE);
        reloading = new Reloading(settings, device, hands, Optional.empty());
        device.start();
    }

    @AfterEach
    void end() {
        joining.countDown();
        reloading.close();
        device.close();
    }

    private DeviceSettings read() {
        DeviceSettings read = settings();
        reads.add("read");
        return read;
    }

    private DeviceSettings settings() {
        try {
            Path file = Files.writeString(folder.resolve("pi.yaml"), yaml.get());
            return ((SettingsReading.Accepted)
                            new SettingsReader(Map.of(), () -> Optional.of(new DeviceId("own")))
                                    .read(file))
                    .settings();
        } catch (IOException noSpace) {
            throw new IllegalStateException(noSpace);
        }
    }

    private DevicePlan plan(DeviceSettings settings) {
        if (!canPlan.get()) {
            throw new IllegalStateException("no plan");
        }
        return DevicePlan.of(settings);
    }

    private Led open(LedSettings led) {
        if (!canOpen.get()) {
            throw LedFault.other("the pin is in use", "End the other program.");
        }
        InMemoryLed made = new InMemoryLed(new MonotonicTime());
        opened.add(made);
        return made;
    }

    private void reload(String settings) throws InterruptedException {
        yaml.set(settings);
        reloading.request();
        reads.take();
    }

    /// Told even while it is dark: until then nobody would know.
    @Test
    void anLedThatCannotBeTakenBackFailsUntilTheNextReloadTakesIt() throws InterruptedException {
        joining.countDown();
        canOpen.set(false);
        reload(ONE.replace("17", "17, polarity: active-low"));
        String lost =
                "the LED of 客廳: its pin was given back and cannot be taken again: the pin is in use. End the other program.";
        await().until(() -> reports.stream().anyMatch(report -> report.startsWith(lost)));

        canOpen.set(true);
        reload(ONE);
        await().until(() -> opened.size() == 1);
        reload(ONE); // nothing to be done any more
        reload(ONE.replace("17", "22"));
        await().untilAsserted(() -> assertThat(opened).hasSize(2));
    }

    @Test
    void whatWasOpenedIsClosedWhenADefectKeepsTheSettingsFromBeingTaken()
            throws InterruptedException {
        joining.countDown();
        canPlan.set(false);
        reload(ONE.replace("17", "22"));
        reload(ONE); // the one before has been done
        assertThat(opened)
                .singleElement()
                .satisfies(led ->
                        assertThatThrownBy(() -> led.show(Brightness.FULL))
                                .isInstanceOf(LedFault.class)
                                .hasMessageContaining("LED_CLOSED"));
    }

    @Test
    void aChangeIsWaitedForHoweverLateTheDeviceTakesIt()
            throws InterruptedException, ExecutionException {
        DevicePlan plan = DevicePlan.of(settings());
        Change change =
                new Change(
                        new SettingsChanged(
                                plan.profile(),
                                plan.timing(),
                                List.of(new Forerunner(Optional.of(0), true)),
                                false),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(device.become(change, Duration.ofMillis(1), joining::countDown)).isTrue();
        assertThat(change.retired().get().leds()).isEmpty();
    }

    @Test
    void noChangeIsWaitedForWhenTheDeviceHasEnded() throws InterruptedException {
        joining.countDown();
        device.close();
        DevicePlan plan = DevicePlan.of(settings());
        Change change =
                new Change(
                        new SettingsChanged(plan.profile(), plan.timing(), List.of(), false),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(device.become(change, Duration.ofMillis(1), () -> {})).isFalse();
    }

    /// The device's thread must live, and know of what it cannot become.
    @Test
    void aChangeForOtherLedsIsRefusedAndTheDeviceGoesOn() throws InterruptedException {
        joining.countDown();
        DevicePlan plan = DevicePlan.of(settings());
        Change change =
                new Change(
                        new SettingsChanged(
                                plan.profile(),
                                plan.timing(),
                                List.of(new Forerunner(Optional.of(7), true)),
                                false),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty());
        assertThatThrownBy(() -> device.become(change)).isInstanceOf(IllegalStateException.class);
        reload(ONE.replace("17", "22"));
        await().untilAsserted(() -> assertThat(opened).hasSize(1));
    }
}
