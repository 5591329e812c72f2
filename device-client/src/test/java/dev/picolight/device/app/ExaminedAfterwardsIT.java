package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.brokersetup.MosquittoFolder;
import dev.picolight.device.mosquitto.ConfiguredMosquitto;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What `setup-broker` sees at its end, with the real Mosquitto running.
@EnabledOnOs(OS.LINUX)
class ExaminedAfterwardsIT {
    @TempDir private Path etc = Path.of("");

    private final StringWriter printed = new StringWriter();
    private int port;

    @BeforeEach
    void readableForMosquitto() throws IOException {
        Files.setPosixFilePermissions(etc, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            port = socket.getLocalPort();
        }
    }

    private ExitCode look(boolean restarted, String... configuration)
            throws IOException, InterruptedException {
        return look(List.of(port), restarted, configuration);
    }

    private ExitCode look(List<Integer> ports, boolean restarted, String... configuration)
            throws IOException, InterruptedException {
        Path main = Files.write(etc.resolve("mosquitto.conf"), List.of(configuration));
        try (ConfiguredMosquitto mosquitto = ConfiguredMosquitto.start(main, port)) {
            assertThat(mosquitto.isRunning()).as(mosquitto.output()).isTrue();
            return new ExaminedAfterwards()
                    .look(
                            new Afterwards.SetUp(
                                    new MosquittoFolder(etc), ports, false, List.of(), restarted),
                            new PrintWriter(printed, true));
        }
    }

    @Test
    void aBrokerThatOnlyItsOwnMachineReachesIsNotSetUp() throws IOException, InterruptedException {
        assertThat(look(true, "listener %d 127.0.0.1".formatted(port), "allow_anonymous true"))
                .as(printed.toString())
                .isEqualTo(ExitCode.FAILED);
        assertThat(printed.toString()).contains("doctor --here", "What is wrong", "127.0.0.1");
    }

    @Test
    void oneThatListensToTheNetworkIs() throws IOException, InterruptedException {
        assertThat(look(true, "listener %d 0.0.0.0".formatted(port), "allow_anonymous true"))
                .as(printed.toString())
                .isEqualTo(ExitCode.OK);
        assertThat(printed.toString()).contains("doctor --here").doesNotContain("What is wrong");
    }

    /// Only how long it took to see tells the one from the other.
    @Test
    void whatIsTheSameForEachPortIsSaidOnce() throws IOException, InterruptedException {
        int more;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            more = socket.getLocalPort();
        }
        look(
                List.of(port, more),
                true,
                "listener %d 0.0.0.0".formatted(port),
                "listener %d 0.0.0.0".formatted(more),
                "allow_anonymous true");
        assertThat(printed.toString().lines().filter(line -> line.contains("broker's machine:")))
                .as(printed.toString())
                .extracting(line -> line.replaceFirst(" \\([\\d.]+ m?s\\)$", ""))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatRunsWithTheOldFilesIsNotLookedAt() throws IOException, InterruptedException {
        assertThat(look(false, "listener %d 127.0.0.1".formatted(port), "allow_anonymous true"))
                .isEqualTo(ExitCode.OK);
        assertThat(printed.toString()).contains("doctor --here --broker", ":" + port);
    }

    private String later(boolean certificates, Integer... ports) throws InterruptedException {
        ExitCode end =
                new ExaminedAfterwards()
                        .look(
                                new Afterwards.SetUp(
                                        new MosquittoFolder(etc),
                                        List.of(ports),
                                        certificates,
                                        List.of(),
                                        /* restarted= */ false),
                                new PrintWriter(printed, true));
        assertThat(end).isEqualTo(ExitCode.OK);
        return printed.toString();
    }

    @Test
    void theCommandToCopySpeaksTlsWhereNothingElseIs() throws InterruptedException {
        assertThat(later(false, 8883))
                .contains(":8883 --user NAME --tls-ca " + etc.resolve("picolight-ca.pem"));
    }

    @Test
    void theCommandToCopyNamesTheSettingsWhereCertificatesAreWanted() throws InterruptedException {
        assertThat(later(true, 8883)).contains("--here --settings FILE").doesNotContain("--broker");
    }

    @Test
    void theCommandToCopyNeedsNoCertificateOnThePlainPort() throws InterruptedException {
        assertThat(later(true, 1883, 8883)).contains(":1883 --user NAME").doesNotContain("--tls");
    }
}
