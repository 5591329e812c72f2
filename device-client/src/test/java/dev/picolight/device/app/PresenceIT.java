package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.led.InMemoryLed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a device tells of itself at a real Mosquitto, as other programs read it there.
class PresenceIT {
    private static final String CONFIG = "homeassistant/device/picolight-pi-1/config";

    /// RETAIN, Message Expiry Interval left, topic, payload, User Properties.
    private static final String[] IN_FULL = {"-F", "%r %E %t %p %P"};

    @TempDir private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("pi.yaml");
    }

    private Path settings(Mosquitto mosquitto, String more) throws IOException {
        return Files.writeString(
                file,
                """
                id: pi-1
                broker: {host: 127.0.0.1, port: %d, allow-loopback: true}
                leds: [{room: 客廳, bcm-pin: 17}]
                """
                                .formatted(mosquitto.address().port())
                        + more);
    }

    private RunningDevice device(Mosquitto mosquitto, String more) throws IOException {
        DeviceSettings read = Console.read(settings(mosquitto, more));
        List<InMemoryLed> leds =
                read.allLeds().stream().map(_ -> new InMemoryLed(new MonotonicTime())).toList();
        RunningDevice device = DeviceRun.of(read, leds, Optional.empty());
        device.start();
        return device;
    }

    private static void awaitLine(MosquittoListener listener, String pattern) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(listener.heard()).anyMatch(line -> line.matches(pattern)));
    }

    @Test
    void aStatusThatSomebodyOverwritesIsPutRight() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start();
                MosquittoListener listener = mosquitto.listen("客廳/pi-1/status");
                RunningDevice _ = device(mosquitto, "")) {
            listener.awaitHeard("客廳/pi-1/status online");
            mosquitto.publish("客廳/pi-1/status", "offline", "-r");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(listener.heard())
                                    .containsSubsequence(
                                            "客廳/pi-1/status offline", "客廳/pi-1/status online"));
            try (MosquittoListener later = mosquitto.listen("客廳/pi-1/status")) {
                later.awaitHeard("客廳/pi-1/status online");
            }
        }
    }

    @Test
    void aCleanStopIsToldWithItsReasonAndACrashWithAnother() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start();
                MosquittoListener listener = mosquitto.listen("客廳/#", IN_FULL)) {
            try (RunningDevice _ = device(mosquitto, "")) {
                awaitLine(listener, "0 180 客廳/pi-1/health \\{\"online\":true,.*\"uptime-s\":.*");
            }
            awaitLine(listener, ".* 客廳/pi-1/status offline reason:stopped");
            awaitLine(listener, ".* 客廳/pi-1/health \\{\"online\":false,\"reason\":\"stopped\".*");

            try (DeviceProgram killed =
                    DeviceProgram.start(Map.of(), "run", "--settings", file.toString())) {
                killed.awaitPrinted("online at");
            }
            awaitLine(listener, ".* 客廳/pi-1/status offline reason:connection lost");
        }
    }

    private static void awaitOnline(Mosquitto mosquitto) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    try (MosquittoListener now = mosquitto.listen("客廳/pi-1/status")) {
                        now.awaitHeard("客廳/pi-1/status online");
                    }
                });
    }

    @Test
    void homeAssistantIsToldAndItsBirthAnsweredAndAllIsPurged() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            try (RunningDevice _ = device(mosquitto, "home-assistant: true\n")) {
                awaitOnline(mosquitto);
                try (MosquittoListener stored = mosquitto.listen(CONFIG, IN_FULL);
                        MosquittoListener live = mosquitto.listen("homeassistant/#")) {
                    awaitLine(stored, "1 86(400|39\\d) " + CONFIG + " \\{\"dev\":.*");
                    int before = live.heard().size();
                    mosquitto.publish("homeassistant/status", "online");
                    await().atMost(Duration.ofSeconds(20))
                            .untilAsserted(() ->
                                    assertThat(live.heard().stream().skip(before))
                                            .anyMatch(line -> line.startsWith(CONFIG)));
                }
            }
            assertThat(purge()).contains("removed: " + CONFIG, "tells Home Assistant again");
            assertThat(purge()).contains("nothing to remove: " + CONFIG);
            settings(mosquitto, "");
            assertThat(purge()).doesNotContain("again");
        }
    }

    private String purge() {
        try (DeviceProgram purge =
                DeviceProgram.start(
                        Map.of(), "discovery", "purge", "--settings", file.toString())) {
            assertThat(purge.awaitExit()).as(purge.printed()).isZero();
            return purge.printed();
        }
    }

    @Test
    void aPurgeThatCannotConnectSaysWhy() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            settings(mosquitto, "");
        }
        try (DeviceProgram purge =
                DeviceProgram.start(
                        Map.of(), "discovery", "purge", "--settings", file.toString())) {
            assertThat(purge.awaitExit()).isEqualTo(ExitCode.FAILED.number());
            assertThat(purge.printed())
                    .contains("connection refused", "the broker does not run", "ss -ltnp");
        }
    }

    @Test
    void theStatusLightIsCheckedAndDarkenedWithTheLeds() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            settings(mosquitto, "status-light: {bcm-pin: 22, polarity: active-low}\n");
        }
        for (String command : List.of("run --check", "darken")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("--settings", file.toString()));
            try (DeviceProgram program =
                    DeviceProgram.start(Map.of(), words.toArray(String[]::new))) {
                assertThat(program.awaitExit()).as(program.printed()).isZero();
                assertThat(program.printed()).contains("客廳: GPIO 17", "the status light: GPIO 22");
            }
        }
    }

    @Test
    void metricsShowWhatTheDeviceDoes() throws IOException {
        int port = freePort();
        try (Mosquitto mosquitto = Mosquitto.start();
                RunningDevice _ =
                        device(mosquitto, "metrics: {listen: '127.0.0.1:%d'}%n".formatted(port))) {
            awaitOnline(mosquitto);
            mosquitto.publish("客廳/message", "ON");
            mosquitto.publish("客廳/message", "{nonsense");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(get(port))
                                    .contains(
                                            "picolight_online 1.0",
                                            "picolight_commands_total{result=\"obeyed\"} 1.0"));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String get(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:%d/metrics".formatted(port)))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
