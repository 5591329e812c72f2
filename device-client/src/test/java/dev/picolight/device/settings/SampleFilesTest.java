package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.tuple;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Certificates.KeyForm;
import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.ServerName;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.mqtt.TlsSettings.Identity;
import dev.picolight.device.settings.LedSettings.Place.OnBoard;
import dev.picolight.device.settings.LedSettings.Place.OnPin;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The samples that users copy, each loaded as it stands beside a password file.
class SampleFilesTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("basedir", "")).resolve("../config").normalize();

    @TempDir private static Path made;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Certificates certificates;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Issued client;

    @TempDir Path folder;

    @BeforeAll
    static void certify() {
        certificates = Certificates.in(made);
        client = certificates.client("pi");
    }

    static Stream<String> samples() {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 10).mapToObj(Long::valueOf);
    }

    private static String content(String sample) {
        try {
            return Files.readString(SAMPLES.resolve(sample));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SettingsReading read(String yaml) {
        SettingsFixture fixture = new SettingsFixture(folder);
        Path key = certificates.key(client, KeyForm.PKCS8_ENCRYPTED, "raspberry");
        try {
            for (String secret : List.of("password", "pi.key.password")) {
                Files.setPosixFilePermissions(
                        fixture.write(secret, "raspberry\n"),
                        PosixFilePermissions.fromString("rw-------"));
            }
            fixture.write("ca.pem", Files.readString(certificates.authority()));
            fixture.write("pi.pem", Files.readString(client.certificate()));
            Files.move(key, folder.resolve("pi.key"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return fixture.read(yaml);
    }

    private DeviceSettings settings(String sample) {
        return switch (read(content(sample))) {
            case SettingsReading.Accepted(DeviceSettings settings, var warnings) -> {
                assertThat(warnings).isEmpty();
                yield settings;
            }
            case SettingsProblems problems -> fail(problems.toString());
        };
    }

    @Test
    void thereIsOneForEachSituation() {
        assertThat(samples())
                .containsExactly(
                        "active-low.yaml",
                        "broker-on-the-same-machine.yaml",
                        "home-assistant.yaml",
                        "minimal.yaml",
                        "pico-w.yaml",
                        "raspberry-pi.yaml",
                        "tls.yaml",
                        "two-rooms.yaml");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachIsGoodAndNamesTheBrokerOfTheDocuments(String sample) {
        BrokerAddress address = settings(sample).broker().address();
        assertThat(address.host())
                .isEqualTo(sample.startsWith("broker-on") ? "localhost" : "192.168.137.113");
        assertThat(settings(sample).broker().allowLoopback())
                .isEqualTo(sample.startsWith("broker-on"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachIsExplainedInBothLanguages(String sample) {
        List<String> lines = content(sample).lines().limit(2).toList();
        assertThat(lines).allMatch(line -> line.startsWith("# "));
        assertThat(lines.get(1)).containsPattern("\\p{IsHan}");
    }

    @Test
    void theRaspberryPiOfTheDocuments() {
        DeviceSettings settings = settings("raspberry-pi.yaml");
        assertThat(settings.id()).isEqualTo(new DeviceId("ke-ting-1"));
        assertThat(settings.broker().credentials())
                .contains(new Credentials("pi", Optional.of(new Secret("raspberry"))));
        assertThat(settings.leds())
                .containsExactly(
                        new LedSettings(
                                "客廳",
                                new OnPin(new BcmPin(17)),
                                Polarity.ACTIVE_HIGH,
                                TextPolicy.LIGHT));
    }

    @Test
    void theOneWithTlsUsesItsPortAndAllItsFiles() {
        DeviceSettings.Broker broker = settings("tls.yaml").broker();
        assertThat(broker.address().port()).isEqualTo(8883);
        assertThat(broker.tls())
                .contains(
                        new TlsSettings(
                                Optional.of(folder.resolve("ca.pem")),
                                Optional.of(
                                        new Identity(
                                                folder.resolve("pi.pem"),
                                                folder.resolve("pi.key"),
                                                Optional.of(folder.resolve("pi.key.password")))),
                                Optional.of(new ServerName("broker.lan"))));
    }

    @Test
    void theOthersDifferInWhatTheyShow() {
        assertThat(settings("active-low.yaml").leds().getFirst().polarity())
                .isEqualTo(Polarity.ACTIVE_LOW);
        assertThat(settings("pico-w.yaml").leds().getFirst().place()).isEqualTo(new OnBoard());
        assertThat(settings("home-assistant.yaml").presence())
                .isEqualTo(
                        new PresenceSettings(
                                Optional.of("homeassistant"),
                                Optional.of(Duration.ofMinutes(1)),
                                Optional.of(
                                        new InetSocketAddress(
                                                InetAddress.ofLiteral("127.0.0.1"), 9464)),
                                Optional.of(
                                        new PresenceSettings.StatusLight.OfItsOwn(
                                                new OnPin(new BcmPin(22)), Polarity.ACTIVE_HIGH))));
        assertThat(settings("two-rooms.yaml").leds())
                .extracting(LedSettings::room, LedSettings::text)
                .containsExactly(tuple("客廳", TextPolicy.FLASH), tuple("二樓/臥室", TextPolicy.IGNORE));
        assertThat(settings("minimal.yaml").id()).isEqualTo(SettingsFixture.OWN_ID);
    }

    /// A slip of the keyboard in any place leads to settings or to problems, never to an exception.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySlipOfTheKeyboardIsSurvived(long seed) throws IOException {
        RandomGenerator random = new Random(seed);
        List<String> slips =
                List.of(
                        "", " ", "\n", "\t", ":", "-", "{", "[", "\"", "'", "*", "&", "#", "!", "廳",
                        "9");
        List<String> contents = samples().map(SampleFilesTest::content).toList();
        SettingsReader reader =
                new SettingsReader(Map.of(), () -> Optional.of(SettingsFixture.OWN_ID));
        Path file = folder.resolve("pi.yaml");
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder(contents.get(random.nextInt(contents.size())));
            for (int slip = random.nextInt(3); slip >= 0; slip--) {
                int at = random.nextInt(text.length());
                String piece = slips.get(random.nextInt(slips.size()));
                text.replace(at, at + random.nextInt(2), piece);
            }
            Files.writeString(file, text);
            if (reader.read(file) instanceof SettingsProblems(var problems)) {
                assertThat(problems).as("%s", text).isNotEmpty();
            }
        }
    }
}
