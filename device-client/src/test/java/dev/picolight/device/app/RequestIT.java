package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.led.InMemoryLed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests of `mosquitto_rr` and storms of `mosquitto_pub`, through a real Mosquitto, to a device
/// with an LED on a pin (客廳) and one that can dim (臥室).
class RequestIT {
    @TempDir Path folder;
    private final InMemoryLed pin = new InMemoryLed(new MonotonicTime());
    private final InMemoryLed dimmable = new InMemoryLed(new MonotonicTime(), true, _ -> {});
    private final List<String> reports = new CopyOnWriteArrayList<>();

    private RunningDevice device(Mosquitto mosquitto, InMemoryLed... leds) {
        DeviceProfile profile =
                new DeviceProfile(
                        "pi-1",
                        "picolight-pi-1",
                        mosquitto.address(),
                        List.of(
                                new DeviceProfile.Room(
                                        "客廳", TextPolicy.LIGHT, false, BootPolicy.LAST),
                                new DeviceProfile.Room(
                                        "臥室", TextPolicy.LIGHT, true, BootPolicy.LAST)));
        return new RunningDevice(
                profile,
                Timing.STANDARD,
                List.of(leds),
                new Equipment(new HostNetwork(true), connection(mosquitto, profile))
                        .withMemory(new FileMemory(folder.resolve("leds-pi-1"))),
                new Random(1),
                report -> reports.add(report.text()));
    }

    private static PahoConnection connection(Mosquitto mosquitto, DeviceProfile profile) {
        return new PahoConnection(
                new ConnectSettings(
                        mosquitto.address(),
                        true,
                        profile.clientIdentifier(),
                        Optional.empty(),
                        Timing.STANDARD.keepAlive(),
                        Duration.ofMinutes(5),
                        Optional.of(profile.will()),
                        Duration.ofSeconds(10)),
                new HostDialer(),
                new MonotonicTime());
    }

    @Test
    void requestsAreAnsweredAndTheStateIsKept() {
        try (Mosquitto mosquitto = Mosquitto.start();
                MosquittoListener listener = mosquitto.listen("+/pi-1/+")) {
            try (RunningDevice device = device(mosquitto, pin, dimmable)) {
                device.start();
                listener.awaitHeard("客廳/pi-1/status online");
                assertThat(
                                mosquitto.request(
                                        "客廳/message",
                                        "開",
                                        "-D",
                                        "publish",
                                        "correlation-data",
                                        "7"))
                        .matches(
                                "\\{\"ok\":true,\"state\":\"ON\",\"effect\":null,\"took-ms\":\\d+,\"device\":\"pi-1\"}\\R*");
                assertThat(pin.isLit()).isTrue();
                assertThat(mosquitto.request("客廳/message", "PULSE"))
                        .startsWith("{\"ok\":false,\"error\":{\"code\":\"not-supported\"");
                assertThat(mosquitto.request("all/message", "?"))
                        .startsWith("{\"ok\":true,\"rooms\":{\"客廳\":{\"ok\":true,\"state\":\"ON\"");
                assertThat(mosquitto.request("臥室/pi-1/message", "亮度 40"))
                        .startsWith("{\"ok\":true,\"state\":\"ON\",\"brightness\":102");
                listener.awaitHeardBeginning(
                        "臥室/pi-1/state {\"state\":\"ON\",\"brightness\":102,\"color_mode\":\"brightness\",\"effect\":null,\"source\":\"device\",\"since\":\"20");

                toggleTwiceWithOneCorrelation(mosquitto);
            }
            listener.awaitHeard("客廳/pi-1/status offline");
            assertThat(pin.isLit()).as("after a clean stop").isFalse();

            InMemoryLed again = new InMemoryLed(new MonotonicTime());
            InMemoryLed dimmableAgain = new InMemoryLed(new MonotonicTime(), true, _ -> {});
            try (RunningDevice device = device(mosquitto, again, dimmableAgain)) {
                device.start();
                await().until(() -> dimmableAgain.shown().percent() == 40);
                assertThat(again.isLit()).as("toggled once").isFalse();
            }
        }
    }

    private void toggleTwiceWithOneCorrelation(Mosquitto mosquitto) {
        String first =
                mosquitto.request("客廳/message", "TOGGLE", "-D", "publish", "correlation-data", "8");
        String second =
                mosquitto.request("客廳/message", "TOGGLE", "-D", "publish", "correlation-data", "8");
        assertThat(first).startsWith("{\"ok\":true,\"state\":\"OFF\"");
        assertThat(second).isEqualTo(first);
        assertThat(pin.isLit()).isFalse();
    }

    @Test
    void aStormEndsWithTheNewestCommand() {
        try (Mosquitto mosquitto = Mosquitto.start("max_queued_messages 0");
                MosquittoListener listener = mosquitto.listen("客廳/pi-1/status");
                RunningDevice device = device(mosquitto, pin, dimmable)) {
            device.start();
            listener.awaitHeard("客廳/pi-1/status online");
            mosquitto.publishLines("客廳/message", 2_001, "ON", "OFF"); // the last one is ON
            await().untilAsserted(() ->
                    assertThat(reports).anyMatch(line -> line.contains("commands passed over")));
            await().during(Duration.ofMillis(200)).until(pin::isLit);
            assertThat(pin.history()).hasSizeLessThan(200);
        }
    }
}
