package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.BcmPin;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Polarity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// The device as a Raspberry Pi runs it, but for the pin: the machine's own network, Paho, and a
/// real Mosquitto on the same machine.
class RunningDeviceIT {
    private static final String[] AS_PI = {"-u", "pi", "-P", "raspberry"};

    private final InMemoryLed led = new InMemoryLed(new MonotonicTime());
    private final List<String> reports = new CopyOnWriteArrayList<>();

    private RunningDevice device(BrokerAddress broker, boolean allowLoopback) {
        DeviceId id = new DeviceId("pi-1");
        DevicePlan plan =
                DevicePlan.of(
                        new DeviceSettings(
                                id,
                                new DeviceSettings.Broker(
                                        broker,
                                        allowLoopback,
                                        id.clientIdentifier(),
                                        Optional.of(
                                                new Credentials(
                                                        "pi",
                                                        Optional.of(new Secret("raspberry")))),
                                        Duration.ofSeconds(30)),
                                List.of(
                                        new LedSettings(
                                                "客廳",
                                                new LedSettings.Place.OnPin(new BcmPin(17)),
                                                Polarity.ACTIVE_HIGH,
                                                TextPolicy.LIGHT))));
        return new RunningDevice(
                plan.profile(),
                plan.timing(),
                List.of(led),
                new Equipment(
                        new HostNetwork(allowLoopback),
                        new PahoConnection(plan.connect(), new HostDialer(), new MonotonicTime())),
                new Random(1),
                report -> reports.add(report.text()));
    }

    @Test
    void lightsForTheLastTestOfTheSourceDocuments() {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry");
                MosquittoListener listener = mosquitto.listen("客廳/#", AS_PI)) {
            try (RunningDevice device = device(mosquitto.address(), true)) {
                device.start();
                listener.awaitHeard("客廳/pi-1/status online");
                mosquitto.publish("客廳/message", "測試訊息", AS_PI);
                await().untilAsserted(() -> assertThat(led.isLit()).isTrue());
                listener.awaitHeardBeginning(
                        "客廳/pi-1/state {\"state\":\"ON\",\"effect\":null,\"source\":\"room\"");
            }
            listener.awaitHeard("客廳/pi-1/status offline");
            assertThat(led.isLit()).isFalse();
        }
        assertThat(reports).noneMatch(line -> line.contains("raspberry"));
    }

    @Test
    void doesNotReachABrokerOnItsOwnMachineUnlessThatIsAllowed() {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry");
                RunningDevice device = device(mosquitto.address(), false)) {
            device.start();
            await().atMost(Duration.ofSeconds(40)) // a machine without a network waits 30 s for one
                    .untilAsserted(() ->
                            assertThat(reports)
                                    .anyMatch(line ->
                                            line.contains("device itself")
                                                    || line.contains("no network")));
            mosquitto.publish("客廳/message", "ON", AS_PI);
            assertThat(led.isLit()).isFalse();
        }
    }
}
