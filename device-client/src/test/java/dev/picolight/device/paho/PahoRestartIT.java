package dev.picolight.device.paho;

import static dev.picolight.device.port.ContractBench.TO_COMMANDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.port.RecordedEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that dies twenty times.
class PahoRestartIT {
    private static final int RESTARTS = 20;

    @TempDir private Path folder;

    private final RecordedEvents events = new RecordedEvents();

    // rows 6, 8, 20, 24
    @Test
    void leavesNoThreadAndNoSocketBehindHoweverOftenTheBrokerDies() throws IOException {
        long socketsBefore = openSockets();
        assertThat(threadsOfPaho()).as("threads of Paho before").isEmpty();
        try (Mosquitto mosquitto = Mosquitto.start();
                PahoConnection device =
                        new PahoConnection(
                                PahoBench.settings(mosquitto.address(), Duration.ofSeconds(30)),
                                new HostDialer(),
                                new MonotonicTime())) {
            long number = 0;
            for (int round = 1; round <= RESTARTS; round++) {
                device.open(++number, round == 1, events);
                events.await(Connected.class, round);
                device.subscribe(number, TO_COMMANDS);
                events.await(Subscribed.class, round);
                mosquitto.publish("客廳/message", "round " + round);
                assertThat(
                                events.await(MessageArrived.class, round)
                                        .getLast()
                                        .message()
                                        .payload()
                                        .text())
                        .contains("round " + round);
                mosquitto.kill();
                events.await(ConnectionLost.class, 2 * round - 1);
                device.open(++number, false, events); // nobody listens
                events.await(ConnectionLost.class, 2 * round);
                mosquitto.restart();
            }
            device.open(++number, false, events);
            events.await(Connected.class, RESTARTS + 1);
            await().untilAsserted(() ->
                    assertThat(threadsOfPaho()).as("threads of the one connection").hasSize(3));
            assertThat(device.threads()).isEqualTo(3);
            assertThat(openSockets()).isEqualTo(socketsBefore + 1);
        }
        assertThat(threadsOfPaho()).as("threads of Paho after").isEmpty();
        assertThat(openSockets()).as("sockets after").isEqualTo(socketsBefore);
    }

    private static long openSockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(PahoRestartIT::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /// By the names that Paho gives them; virtual threads are seen only in such a dump.
    private List<String> threadsOfPaho() {
        Path dump = folder.resolve("threads-" + System.nanoTime());
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return Files.readAllLines(dump).stream()
                    .filter(line -> line.contains("\"MQTT ") || line.contains("\"paho\""))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
