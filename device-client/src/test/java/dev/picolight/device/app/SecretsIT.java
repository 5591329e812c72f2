package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Certificates.KeyForm;
import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A device with a password, a certificate and an encrypted key, as a process that tells as much as
/// it can: nothing of its secrets is in what it prints, or in its arguments.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the arguments are read from /proc")
class SecretsIT {
    private static final String PASSWORD = "raspberry-7f1c";
    private static final String PASSPHRASE = "strawberry-2b9e";
    private static final List<String> TALKATIVE =
            List.of(
                    DeviceProgram.ANY_OUTPUT,
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                    "-Dorg.slf4j.simpleLogger.log.dev.picolight=trace");

    @TempDir private Path folder;
    private final List<String> secrets = new ArrayList<>(List.of(PASSWORD, PASSPHRASE));

    @SuppressWarnings("NullAway.Init") // made before each use
    private Certificates certificates;

    @SuppressWarnings("NullAway.Init") // made before each use
    private Issued client;

    @BeforeEach
    void certify() throws IOException {
        certificates = Certificates.in(Files.createDirectory(folder.resolve("ca")));
        client = certificates.client("pi");
        addKey(client.key());
        addKey(certificates.key(client, KeyForm.PKCS8_ENCRYPTED, PASSPHRASE), "client.key");
        secret("password", PASSWORD);
        secret("passphrase", PASSPHRASE);
        for (String text : List.of(PASSWORD, PASSPHRASE)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            secrets.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            secrets.add(HexFormat.of().formatHex(bytes));
        }
    }

    /// Every line of it counts as a secret, and so do its bytes in figures.
    private void addKey(Path key) throws IOException {
        List<String> lines =
                Files.readAllLines(key).stream().filter(line -> !line.startsWith("-----")).toList();
        secrets.addAll(lines);
        byte[] der = Base64.getDecoder().decode(String.join("", lines));
        String hex = HexFormat.of().formatHex(der);
        for (int from = 0; from + 32 <= hex.length(); from += 32) {
            secrets.add(hex.substring(from, from + 32));
        }
    }

    private void addKey(Path key, String name) throws IOException {
        addKey(key);
        Files.move(key, folder.resolve(name));
    }

    private void secret(String name, String content) throws IOException {
        Files.setPosixFilePermissions(
                Files.writeString(folder.resolve(name), content + "\n"),
                PosixFilePermissions.fromString("rw-------"));
    }

    private String settings(BrokerAddress broker, String passphraseFile) throws IOException {
        return Files.writeString(
                        folder.resolve("pi.yaml"),
                        """
                        broker:
                          host: 127.0.0.1
                          port: %d
                          allow-loopback: true
                          user: pi
                          password-file: password
                          tls:
                            ca: %s
                            client-certificate: %s
                            client-key: client.key
                            client-key-password-file: %s
                        leds:
                          - room: 客廳
                            bcm-pin: 17
                        """
                                .formatted(
                                        broker.port(),
                                        certificates.authority(),
                                        client.certificate(),
                                        passphraseFile))
                .toString();
    }

    private static String arguments(DeviceProgram device) throws IOException {
        return Files.readString(Path.of("/proc/%d/cmdline".formatted(device.pid())));
    }

    private void assertTellsNothing(String printed) {
        assertThat(secrets).hasSizeGreaterThan(10);
        // the hexadecimal figures of a dump stand apart or together
        String together = printed.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
        assertThat(secrets)
                .allSatisfy(secret -> assertThat(printed).doesNotContain(secret))
                .filteredOn(secret -> secret.matches("[0-9a-f]{24,}"))
                .allSatisfy(hex -> assertThat(together).doesNotContain(hex));
    }

    @Test
    void areInNothingThatTheDevicePrintsInItsLife() throws IOException {
        try (Mosquitto mosquitto =
                        Mosquitto.setUp()
                                .password("pi", PASSWORD)
                                .mutualTls(
                                        certificates.server("127.0.0.1"), certificates.authority())
                                .start();
                DeviceProgram device =
                        DeviceProgram.start(
                                TALKATIVE,
                                Map.of(),
                                "run",
                                "--settings",
                                settings(mosquitto.address(), "passphrase"))) {
            device.awaitPrinted("online at " + mosquitto.address());
            mosquitto.publish("客廳/message", "ON", "-u", "pi", "-P", PASSWORD);
            device.awaitPrinted("LED lit");
            assertThat(arguments(device)).contains("pi.yaml").doesNotContain(secrets);

            mosquitto.changePassword("pi", "another");
            mosquitto.stop();
            device.awaitPrinted("the connection was lost");
            mosquitto.restart();
            device.awaitPrinted("the broker refused the connection");

            device.terminate();
            assertThat(device.awaitExit()).as(device.printed()).isEqualTo(143);
            assertThat(device.printed()).contains("DEBUG");
            assertTellsNothing(device.printed());
        }
    }

    @Test
    void areInNoProblemOfTheSettings() throws IOException {
        Files.writeString(folder.resolve("damaged.key"), damaged());
        String file = settings(new BrokerAddress("127.0.0.1", 8883), "password");
        for (String yaml :
                List.of(
                        Files.readString(Path.of(file)), // another passphrase
                        Files.readString(Path.of(file)).replace("client.key\n", "damaged.key\n"),
                        Files.readString(Path.of(file))
                                .replace("-file: password\n", "-file: client.key\n"))) {
            Files.writeString(Path.of(file), yaml);
            try (DeviceProgram device =
                    DeviceProgram.start(TALKATIVE, Map.of(), "run", "--settings", file)) {
                assertThat(device.awaitExit())
                        .as(device.printed())
                        .isEqualTo(ExitCode.SETTINGS.number());
                assertTellsNothing(device.printed());
            }
        }
    }

    private String damaged() throws IOException {
        try (Stream<String> lines = Files.lines(client.key())) {
            List<String> kept = lines.toList();
            return String.join("\n", kept.getFirst(), kept.get(1), kept.getLast());
        }
    }
}
