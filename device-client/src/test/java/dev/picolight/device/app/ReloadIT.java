package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.systemd.NotifySocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// SIGHUP to a device that runs, against a real Mosquitto, which tells who connects.
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "there is no SIGHUP elsewhere")
class ReloadIT {
    private static final String ONE = "  - {room: 客廳, bcm-pin: 17}\n";
    private static final String TWO = ONE + "  - {room: 臥室, bcm-pin: 27, polarity: active-low}\n";

    private static final String BOTH = "STATUS=online at 127.0.0.1, 客廳, 臥室 ";

    @TempDir private Path folder;

    private Path settings(BrokerAddress broker, String leds) throws IOException {
        return Files.writeString(
                folder.resolve("pi.yaml"),
                "id: pi-1\nbroker: {host: %s, port: %d, allow-loopback: true}\nleds:\n%s"
                        .formatted(broker.host(), broker.port(), leds));
    }

    private DeviceProgram run(Path file) {
        return DeviceProgram.start(Map.of("PICOLIGHT_SETTINGS", file.toString()), "run");
    }

    private static long connections(Mosquitto mosquitto) {
        return mosquitto
                .log()
                .lines()
                .filter(line -> line.contains("New client connected"))
                .filter(line -> line.contains("as picolight-pi-1 "))
                .count();
    }

    @Test
    void whatHasChangedIsAppliedOverTheSameConnection() throws Exception {
        try (Mosquitto mosquitto = Mosquitto.start();
                MosquittoListener everybody = mosquitto.listen("#");
                DeviceProgram device = run(settings(mosquitto.address(), ONE))) {
            everybody.awaitHeard("客廳/pi-1/status online");
            mosquitto.publish("客廳/message", "ON");
            device.awaitPrinted("客廳/message «ON» → LED lit");

            settings(mosquitto.address(), TWO);
            device.signal("HUP");
            device.awaitPrinted(
                    "settings read again: LED of 臥室 added on GPIO 27; broker unchanged, connection kept");
            mosquitto.awaitLog("臥室/pi-1/message (QoS 1)");
            mosquitto.publish("臥室/message", "ON");
            device.awaitPrinted("臥室/message «ON» → LED lit");

            settings(
                    mosquitto.address(),
                    TWO.replace("17", "22").replace("active-low", "active-high"));
            device.signal("HUP");
            device.awaitPrinted(
                    "settings read again: LED of 客廳 moved from GPIO 17 to GPIO 22; LED of 臥室 is active-high; broker unchanged, connection kept");

            settings(mosquitto.address(), ONE);
            device.signal("HUP");
            device.awaitPrinted("LED of 臥室 removed, GPIO 27 is dark and free");
            mosquitto.awaitLog("Received UNSUBSCRIBE from picolight-pi-1");
            everybody.awaitHeard("臥室/pi-1/state (null)");
            device.signal("HUP");
            device.awaitPrinted("settings read again: nothing has changed");

            mosquitto.publish("客廳/message", "TOGGLE");
            device.awaitPrinted("客廳/message «TOGGLE» → LED dark");
            assertThat(connections(mosquitto)).isEqualTo(1);
            device.terminate();
            assertThat(device.awaitExit()).as(device.printed()).isEqualTo(143);
        }
    }

    @Test
    void whatIsWrongIsRefusedAndTheDeviceGoesOn() throws Exception {
        try (Mosquitto mosquitto = Mosquitto.start();
                DeviceProgram device = run(settings(mosquitto.address(), ONE))) {
            device.awaitPrinted("online at");
            Path file =
                    settings(
                            mosquitto.address(),
                            "  - {room: 客廳/#, bcm-pin: 17}\n  - {room: 臥室, bcm-pin: 99}\n");
            device.signal("HUP");
            device.awaitPrinted("the settings were not taken over");
            assertThat(device.printed())
                    .contains("pi.yaml:4:12: leds[0].room", "No usable pin has BCM number 99");

            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst("leds:(?s:.*)", "leds:\n" + ONE)
                            .replace("allow-loopback: true", "allow-loopback: false"));
            device.signal("HUP");
            device.awaitPrinted("127.0.0.1");
            Files.delete(file);
            device.signal("HUP");
            device.awaitPrinted("there is no such file");

            mosquitto.publish("客廳/message", "ON");
            device.awaitPrinted("客廳/message «ON» → LED lit");
            assertThat(connections(mosquitto)).isEqualTo(1);
        }
    }

    @Test
    void anotherBrokerIsGoneToWithoutATrace() throws Exception {
        try (Mosquitto first = Mosquitto.start();
                Mosquitto second = Mosquitto.start();
                MosquittoListener atFirst = first.listen("#");
                MosquittoListener atSecond = second.listen("#");
                DeviceProgram device = run(settings(first.address(), ONE))) {
            atFirst.awaitHeard("客廳/pi-1/status online");
            first.publish("客廳/message", "ON");
            device.awaitPrinted("LED lit");

            settings(second.address(), ONE);
            device.signal("HUP");
            device.awaitPrinted(
                    "settings read again: the broker is %s instead of %s; the device connects anew"
                            .formatted(second.address(), first.address()));
            atFirst.awaitHeard("客廳/pi-1/status offline");
            atSecond.awaitHeard("客廳/pi-1/status online");
            first.awaitLog("Received DISCONNECT from picolight-pi-1");
            second.publish("客廳/message", "TOGGLE");
            device.awaitPrinted("«TOGGLE» → LED dark"); // it was lit all the time
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "systemd is for Linux alone")
    void theServiceManagerIsTold() throws Exception {
        try (Mosquitto mosquitto = Mosquitto.start();
                NotifySocket socket = NotifySocket.bind(folder.resolve("notify"));
                DeviceProgram device =
                        DeviceProgram.start(
                                Map.of(
                                        "NOTIFY_SOCKET",
                                        socket.path().toString(),
                                        "PICOLIGHT_SETTINGS",
                                        settings(mosquitto.address(), ONE).toString()),
                                "run")) {
            socket.awaitStarting("STATUS=online");
            settings(mosquitto.address(), TWO);
            device.signal("HUP");
            socket.awaitStarting("RELOADING=1");
            if (socket.awaitStarting("READY=1").stream().noneMatch(line -> line.startsWith(BOTH))) {
                socket.awaitStarting(BOTH); // said by another thread, perhaps later
            }
        }
    }

    /// As `nohup` starts it.
    @Test
    void whereSighupIsIgnoredItStaysSo() throws Exception {
        Path file = settings(new BrokerAddress("127.0.0.1", 1), ONE);
        try (DeviceProgram device =
                DeviceProgram.startByShell(
                        "trap '' HUP\n", Map.of("PICOLIGHT_SETTINGS", file.toString()), "run")) {
            device.awaitPrinted("connection refused");
            device.signal("HUP");
            device.terminate();
            assertThat(device.awaitExit()).isEqualTo(143);
            assertThat(device.printed()).doesNotContain("settings read again");
        }
    }
}
