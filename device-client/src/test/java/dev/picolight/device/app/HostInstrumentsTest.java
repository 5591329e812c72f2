package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.announce.Sensors;
import dev.picolight.device.announce.Throttling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostInstrumentsTest {
    @TempDir private Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void readsWhatARaspberryPiTells() throws IOException {
        write("sys/class/thermal/thermal_zone0/temp", "48312\n");
        write("sys/devices/platform/soc/soc:firmware/get_throttled", "50005\n");
        write("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0");
        HostSensors sensors = new HostSensors(root);
        assertThat(sensors.read())
                .isEqualTo(
                        new Sensors(
                                Optional.of(48.312),
                                Optional.of(
                                        new Throttling(
                                                List.of("under-voltage", "throttled"),
                                                List.of("under-voltage", "throttled")))));
        Machine machine = sensors.machine();
        assertThat(machine.model()).isEqualTo("Raspberry Pi 4 Model B Rev 1.4");
        assertThat(machine.hasThermometer()).isTrue();
        assertThat(machine.tellsThrottling()).isTrue();
    }

    @Test
    void doesWithoutWhatIsNotThere() throws IOException {
        assertThat(new HostSensors(root).read()).isEqualTo(Sensors.NONE);
        assertThat(new HostSensors(root).machine().hasThermometer()).isFalse();
        write("sys/class/thermal/thermal_zone0/temp", "hot\n");
        write("sys/devices/platform/soc/soc:firmware/get_throttled", "\n");
        assertThat(new HostSensors(root).read()).isEqualTo(Sensors.NONE);
    }

    @Test
    void asksASensorThatHangsOnlyOnce() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        List<String> asked = new ArrayList<>();
        BlockingQueue<Sensors> answers = new LinkedBlockingQueue<>();
        try (HostInstruments instruments =
                HostInstruments.open(
                        () -> {
                            synchronized (asked) {
                                asked.add("asked");
                            }
                            try {
                                release.await();
                            } catch (InterruptedException given) {
                                Thread.currentThread().interrupt();
                            }
                            return Sensors.NONE;
                        },
                        Optional.empty(),
                        _ -> {})) {
            instruments.measure(answers::add);
            instruments.measure(answers::add);
            assertThat(answers).isEmpty();
            release.countDown();
            assertThat(answers.take()).isEqualTo(Sensors.NONE);
            synchronized (asked) {
                assertThat(asked).hasSize(1);
            }
        }
    }

    @Test
    void saysInWordsWhenThePortOfTheMetricsIsTaken() throws IOException {
        List<String> told = new ArrayList<>();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                HostInstruments instruments =
                        HostInstruments.open(
                                () -> Sensors.NONE,
                                Optional.of(
                                        new InetSocketAddress(
                                                taken.getInetAddress(), taken.getLocalPort())),
                                report -> told.add(report.severity() + " " + report.text()))) {
            instruments.show(
                    () -> {
                        throw new AssertionError("nobody looks");
                    },
                    () -> {
                        throw new AssertionError("nobody looks");
                    });
            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("WARN no metrics on 127.0.0.1:" + taken.getLocalPort())
                    .contains("in use", "metrics.listen", "ss -ltnp");
        }
    }

    /// Told as an address that can be copied, whether there is IPv6 here or not.
    @ParameterizedTest
    @CsvSource({"::1, [::1]:0", "fd00::1:0:0:2, [fd00::1:0:0:2]:0", "127.0.0.1, 127.0.0.1:0"})
    void namesThePlaceAsAnUrlDoes(String address, String shown) {
        List<String> told = new ArrayList<>();
        HostInstruments.open(
                        () -> Sensors.NONE,
                        Optional.of(new InetSocketAddress(InetAddress.ofLiteral(address), 0)),
                        report -> told.add(report.text()))
                .close();
        assertThat(told).singleElement().asString().contains(shown);
    }
}
