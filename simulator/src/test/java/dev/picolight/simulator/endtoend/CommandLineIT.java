package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line as its users meet it: what it prints, and the number it ends with.
class CommandLineIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Pattern LISTENS = Pattern.compile("listens on 127\\.0\\.0\\.1:(\\d+)");

    @TempDir private Path folder;

    @Test
    void theDemoShowsTheMessageTheLightAndTheTimeBetween() {
        try (ChildProcess demo = Picolight.start("demo --once --speed 100")) {
            assertThat(demo.awaitExit(SOON)).as(demo.toString()).isZero();

            assertThat(demo.toString())
                    .containsSubsequence(
                            "power on",
                            "WLAN.status() = 3",
                            "online at 192.168.137.113:1883",
                            "publish to 客廳/message: 測試訊息",
                            "客廳: lit",
                            "publish to 客廳/message: OFF",
                            "客廳: dark",
                            "publish to 客廳/message: BLINK 3 200 200",
                            "publish to 客廳/message: ON",
                            "The LED followed all 4 messages.",
                            "stopped, the LED is dark");
            assertThat(demo.toString().lines())
                    .filteredOn(
                            line -> line.matches(".*followed \\d+\\.\\d ms after the message.*"))
                    .hasSize(4);
            endedQuietly(demo);
        }
    }

    @Test
    void theDemoNamesTheNextPortWhenTheUsualOneIsTaken() throws IOException {
        try (ServerSocket _ = occupy(BrokerAddress.DEFAULT_PORT);
                ChildProcess demo = Picolight.start("demo --speed 1000")) {
            Matcher listens = LISTENS.matcher(demo.awaitLine(SOON, "listens on"));

            assertThat(listens.find()).as(demo.toString()).isTrue();
            assertThat(Integer.parseInt(listens.group(1))).isBetween(1884, 1903);
            demo.awaitLine(SOON, "客廳: lit");
        }
    }

    private static ServerSocket occupy(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException somebodyElseHasIt) {
            // just as good
        }
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker  starts", "joining Wi-Fi", "客廳: lit", "→ blink"})
    void ctrlCEndsTheDemoCleanlyAtAnyTime(String line) throws IOException {
        try (ChildProcess demo = Picolight.startWithTemporaryFolder(folder, "demo --speed 10")) {
            demo.awaitLine(SOON, line);

            demo.signal("INT");

            assertThat(demo.awaitExit(SOON)).as(demo.toString()).isEqualTo(130);
            if (demo.toString().contains("客廳: lit")) {
                assertThat(demo.toString()).containsSubsequence("客廳: dark", "stopped");
            }
            endedQuietly(demo);
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).as("what the broker had on disk").isEmpty();
            }
        }
    }

    @Test
    void ctrlCEndsTheSimulatedBoardCleanly() {
        try (Mosquitto mosquitto = Mosquitto.start();
                ChildProcess sim =
                        Picolight.start(
                                "sim --speed 1000 --nat 192.168.137.113=127.0.0.1:%d"
                                        .formatted(mosquitto.address().port()))) {
            Clients clients = Clients.of(mosquitto.address());
            clients.awaitRetained("客廳/pico-w/status", "online");
            clients.publish("客廳/message", "測試訊息");
            sim.awaitLine(SOON, "客廳: lit");

            sim.signal("INT");

            assertThat(sim.awaitExit(SOON)).as(sim.toString()).isEqualTo(130);
            assertThat(sim.toString()).containsSubsequence("客廳: dark", "stopped");
            clients.awaitRetained("客廳/pico-w/status", "offline");
            endedQuietly(sim);
        }
    }

    private static void endedQuietly(ChildProcess program) {
        assertThat(program.toString())
                .doesNotContain("Exception", "\tat ", "WARN", "ERROR", "defect", "could not");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:1884",
                "pico.localhost",
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "0",
                "[::1]:1883",
                "::",
                "::ffff:127.0.0.1",
            })
    void theBoardItselfIsRefusedAsTheBroker(String spelling) {
        try (ChildProcess sim = Picolight.start("sim --broker '%s'".formatted(spelling))) {
            assertThat(sim.awaitExit(SOON)).as(sim.toString()).isEqualTo(4);
            assertThat(sim.toString())
                    .contains(
                            "on a Pico, localhost is the Pico itself",
                            "picolight sim --nat 192.168.137.113=127.0.0.1:")
                    .doesNotContain("power on", "Exception");
        }
    }

    @Test
    void wrongSettingsAreToldAllAtOnce() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("wrong.yaml"),
                        """
                        broker:
                          host: 192.168.137.113
                          prot: 1883
                        leds:
                          - room: 客廳/#
                            bcm-pin: 99
                        """);
        for (String command : List.of("sim", "run")) {
            try (ChildProcess program =
                    Picolight.start("%s --settings '%s'".formatted(command, file))) {
                assertThat(program.awaitExit(SOON)).as(program.toString()).isEqualTo(3);
                assertThat(program.toString())
                        .contains(
                                "wrong.yaml:3:",
                                "port",
                                "wrong.yaml:5:",
                                "wildcard",
                                "wrong.yaml:6:",
                                "No usable pin has BCM number 99")
                        .doesNotContain("power on", "Exception");
            }
        }
    }

    @Test
    void withoutGpioRunNamesTheRemedy() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("pi.yaml"),
                        """
                        broker:
                          host: 192.168.137.113
                        leds:
                          - room: 客廳
                            bcm-pin: 17
                        """);
        try (ChildProcess run =
                Picolight.startWithoutGpiod("run --settings '%s'".formatted(file))) {
            assertThat(run.awaitExit(SOON)).as(run.toString()).isEqualTo(5);
            assertThat(run.printed()).hasSize(2);
            if (isRaspberryPi()) {
                assertThat(run.printed().getFirst()).startsWith("a part of Pi4J is missing");
                assertThat(run.printed().getLast()).contains("pi4j-plugin-gpiod");
            } else {
                assertThat(run.printed().getFirst())
                        .startsWith("this machine is not a Raspberry Pi");
                assertThat(run.printed().getLast()).contains("./picolight sim");
            }
        }
    }

    private static boolean isRaspberryPi() throws IOException {
        Path model = Path.of("/proc/device-tree/model");
        return Files.exists(model) && Files.readString(model).startsWith("Raspberry Pi");
    }
}
