package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.systemd.NotifySocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The device as a service: what arrives at the socket of a service manager.
@EnabledOnOs(value = OS.LINUX, disabledReason = "systemd is for Linux alone")
class ServiceIT {
    @TempDir private Path folder;

    private String settings(BrokerAddress broker) throws IOException {
        return Files.writeString(
                        folder.resolve("pi.yaml"),
                        """
                        broker:
                          host: %s
                          port: %d
                          allow-loopback: true
                        leds:
                          - room: 客廳
                            bcm-pin: 17
                        """
                                .formatted(broker.host(), broker.port()))
                .toString();
    }

    @Test
    void isReadyBeforeTheBrokerIsAndFollowsItsComingAndGoing() throws Exception {
        try (NotifySocket socket = NotifySocket.bind(folder.resolve("notify"));
                Mosquitto mosquitto = Mosquitto.start()) {
            mosquitto.stop();
            try (DeviceProgram device =
                    DeviceProgram.start(
                            Map.of(
                                    "NOTIFY_SOCKET",
                                    socket.path().toString(),
                                    "WATCHDOG_USEC",
                                    "400000",
                                    "PICOLIGHT_SETTINGS",
                                    settings(mosquitto.address())),
                            "run")) {
                List<String> begin = socket.awaitStarting("READY=1");
                assertThat(begin).noneMatch(line -> line.contains("online"));
                List<String> refused = socket.awaitStarting("STATUS=broker 127.0.0.1:");
                assertThat(refused.getLast()).contains("connection refused", "; next try in ");

                mosquitto.restart();
                List<String> online = socket.awaitStarting("STATUS=online");
                assertThat(online.getLast())
                        .isEqualTo(
                                "STATUS=online at 127.0.0.1, 客廳 (broker %s)"
                                        .formatted(mosquitto.address()));
                socket.awaitStarting("WATCHDOG=1");
                socket.awaitStarting("WATCHDOG=1");

                device.terminate();
                List<String> end = socket.awaitStarting("STOPPING=1");
                assertThat(end).contains("STATUS=stopped, the LED is dark");
                assertThat(device.awaitExit()).as(device.printed()).isEqualTo(143);
                assertThat(socket.poll(Duration.ofMillis(500)))
                        .as("news of a device that has stopped")
                        .isEmpty();
            }
        }
    }

    @Test
    void isReadyAlsoWhenTheBrokersNameIsUnknownAndGoesOnTrying() throws Exception {
        String file =
                Files.writeString(
                                folder.resolve("pi.yaml"),
                                """
                                broker:
                                  host: no-such-broker.invalid
                                leds:
                                  - room: 客廳
                                    bcm-pin: 17
                                """)
                        .toString();
        try (NotifySocket socket = NotifySocket.bind(folder.resolve("notify"));
                DeviceProgram device =
                        DeviceProgram.start(
                                Map.of("NOTIFY_SOCKET", socket.path().toString()),
                                "run",
                                "--settings",
                                file)) {
            socket.awaitStarting("READY=1");
            // a machine without a network does not even ask for the name
            socket.awaitStarting(
                    HostNetwork.address(false).isPresent()
                            ? "STATUS=broker no-such-broker.invalid:1883 not reached: the name has no address"
                            : "STATUS=waiting for the network");
            device.terminate();
            assertThat(device.awaitExit()).as(device.printed()).isEqualTo(143);
        }
    }

    @Test
    void aRehearsalIsNoNews() throws Exception {
        try (NotifySocket socket = NotifySocket.bind(folder.resolve("notify"));
                DeviceProgram rehearsal =
                        DeviceProgram.start(
                                Map.of("NOTIFY_SOCKET", socket.path().toString()), "rehearse")) {
            assertThat(rehearsal.awaitExit()).as(rehearsal.printed()).isZero();
            assertThat(socket.poll(Duration.ofMillis(500))).isEmpty();
        }
    }
}
