package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Certificates.KeyForm;
import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ServerName;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.mqtt.TlsSettings.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsSettingsTest {
    private static final String PASSPHRASE = "raspberry jam";

    @TempDir private static Path made;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Certificates certificates;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Issued client;

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each use
    private SettingsFixture file;

    @BeforeAll
    static void certify() {
        certificates = Certificates.in(made);
        client = certificates.client("pi");
    }

    @BeforeEach
    void prepare() throws IOException {
        file = new SettingsFixture(folder);
        Files.copy(certificates.authority(), folder.resolve("ca.pem"));
        Files.copy(client.certificate(), folder.resolve("pi.pem"));
        secret("pi.key", Files.readString(client.key()));
        secret("encrypted.key", certificates.key(client, KeyForm.PKCS8_ENCRYPTED, PASSPHRASE));
        secret("old.key", certificates.key(client, KeyForm.TRADITIONAL_ENCRYPTED, PASSPHRASE));
        secret("other.key", certificates.client("other").key());
        secret("passphrase", PASSPHRASE);
        secret("wrong", "strawberry");
    }

    private void secret(String name, Path from) throws IOException {
        secret(name, Files.readString(from));
    }

    private void secret(String name, String content) throws IOException {
        Files.setPosixFilePermissions(
                file.write(name, content), PosixFilePermissions.fromString("rw-------"));
    }

    /// @param tls what stands below or behind `tls:`, indented by six spaces where below
    private static String settings(String tls) {
        return """
        broker:
          host: 192.168.137.113
          tls:%s
        leds:
          - room: 客廳
            bcm-pin: 17
        """
                .formatted(tls);
    }

    private static String group(String... lines) {
        return settings("\n    " + String.join("\n    ", lines));
    }

    private Optional<TlsSettings> tls(String yaml) {
        return file.settings(yaml).broker().tls();
    }

    @Test
    void allOfIt() {
        assertThat(
                        tls(
                                group(
                                        "ca: ca.pem",
                                        "client-certificate: pi.pem",
                                        "client-key: encrypted.key",
                                        "client-key-password-file: passphrase",
                                        "server-name: Broker.LAN.")))
                .contains(
                        new TlsSettings(
                                Optional.of(folder.resolve("ca.pem")),
                                Optional.of(
                                        new Identity(
                                                folder.resolve("pi.pem"),
                                                folder.resolve("encrypted.key"),
                                                Optional.of(folder.resolve("passphrase")))),
                                Optional.of(new ServerName("broker.lan"))));
    }

    @Test
    void noneOfItIsNoTls() {
        assertThat(file.settings(SettingsReaderTest.MINIMAL).broker().tls()).isEmpty();
        assertThat(tls(settings(" false"))).isEmpty();
    }

    @Test
    void trueAloneTrustsWhomTheSystemTrusts() {
        assertThat(tls(settings(" true"))).contains(TlsSettings.SYSTEM);
        assertThat(tls(settings(" {}"))).contains(TlsSettings.SYSTEM);
    }

    @Test
    void thePortIsAnotherThenUnlessItIsGiven() {
        assertThat(file.settings(settings(" true")).broker().address())
                .isEqualTo(new BrokerAddress("192.168.137.113", 8883));
        assertThat(file.settings(settings(" false")).broker().address().port()).isEqualTo(1883);
        assertThat(file.settings(settings(" true\n  port: 8884")).broker().address().port())
                .isEqualTo(8884);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' yes' | broker.tls «yes»: expected true or false",
                "'' | broker.tls: is empty: expected true, or a group of keys",
                "' [ca.pem]' | broker.tls: is a list: expected true, or a group of keys",
            })
    void anythingElseIsAProblem(String value, String words) {
        assertThat(file.problems(settings(value))).singleElement().asString().contains(words);
    }

    @Test
    void allProblemsAreTold() {
        assertThat(
                        file.problems(
                                group(
                                        "ca: missing.pem",
                                        "client-certificate: pi.pem",
                                        "server-name: http://broker",
                                        "verify: false")))
                .containsExactly(
                        "pi.yaml:4:9: broker.tls.ca «missing.pem»: the file missing.pem cannot be read (there is no such file)",
                        "pi.yaml:5:25: broker.tls.client-certificate «pi.pem»: is given without its key: add client-key: beside it",
                        "pi.yaml:6:18: broker.tls.server-name «http://broker»: The broker's host «http://broker» begins with a scheme: write the name or address alone",
                        "pi.yaml:7:5: broker.tls.verify: unknown key: expected one of ca, client-certificate, client-key, client-key-password-file, server-name");
    }

    @Test
    void aKeyWithoutItsCertificateIsAProblem() {
        assertThat(file.problems(group("client-key: pi.key")))
                .singleElement()
                .asString()
                .contains("is given without its certificate: add client-certificate: beside it");
        assertThat(file.problems(group("client-key-password-file: passphrase")))
                .singleElement()
                .asString()
                .contains("is given without a key");
    }

    /// Whoever writes the passphrase where its file's name belongs must not find it in the log.
    @Test
    void aPassphraseInPlaceOfItsFileIsNotShown() {
        assertThat(
                        file.problems(
                                group(
                                        "client-certificate: pi.pem",
                                        "client-key: encrypted.key",
                                        "client-key-password-file: strawberry-2b9e")))
                .singleElement()
                .asString()
                .contains(
                        "broker.tls.client-key-password-file (not shown): there is no such file",
                        "it may be the password itself",
                        "umask 077")
                .doesNotContain("strawberry");
    }

    @Test
    void aKeyOfAnotherCertificateIsAProblem() {
        assertThat(file.problems(group("client-certificate: pi.pem", "client-key: other.key")))
                .singleElement()
                .asString()
                .endsWith("is not the key of the certificate in pi.pem");
    }

    @Test
    void filesThatAreMixedUpAreTold() {
        assertThat(
                        file.problems(
                                group(
                                        "ca: pi.key",
                                        "client-certificate: encrypted.key",
                                        "client-key: pi.pem")))
                .satisfiesExactly(
                        ca ->
                                assertThat(ca)
                                        .contains(
                                                "holds a private key where a certificate is expected"),
                        certificate ->
                                assertThat(certificate)
                                        .contains(
                                                "holds a private key where a certificate is expected"),
                        key ->
                                assertThat(key)
                                        .contains(
                                                "holds a certificate where its private key is expected"));
    }

    @Test
    void anEncryptedKeyNeedsItsPassphrase() {
        assertThat(file.problems(group("client-certificate: pi.pem", "client-key: encrypted.key")))
                .singleElement()
                .asString()
                .contains(
                        "is encrypted: name the file with its passphrase as client-key-password-file");
        assertThat(
                        file.problems(
                                group(
                                        "client-certificate: pi.pem",
                                        "client-key: encrypted.key",
                                        "client-key-password-file: wrong")))
                .singleElement()
                .asString()
                .contains("is encrypted with another passphrase than the one given")
                .doesNotContain("strawberry");
    }

    @Test
    void aKeyEncryptedTheOldWayIsRefusedWithTheCommandThatConvertsIt() {
        assertThat(file.problems(group("client-certificate: pi.pem", "client-key: old.key")))
                .singleElement()
                .asString()
                .endsWith(
                        "convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.key -out old.key.new");
    }

    @Test
    void secretsThatEverybodyMayReadAreAWarning() throws IOException {
        for (String name : new String[] {"encrypted.key", "passphrase"}) {
            Files.setPosixFilePermissions(
                    folder.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
        }
        assertThat(
                        file.warnings(
                                group(
                                        "client-certificate: pi.pem",
                                        "client-key: encrypted.key",
                                        "client-key-password-file: passphrase")))
                .satisfiesExactlyInAnyOrder(
                        key ->
                                assertThat(key)
                                        .endsWith(
                                                "every user of this machine may read the key; run: chmod o= encrypted.key"),
                        passphrase ->
                                assertThat(passphrase)
                                        .endsWith(
                                                "every user of this machine may read the password of the key; run: chmod o= passphrase"));
    }

    @Test
    void aPassphraseThatIsNotNeededIsAWarning() {
        assertThat(
                        file.warnings(
                                group(
                                        "client-certificate: pi.pem",
                                        "client-key: pi.key",
                                        "client-key-password-file: passphrase")))
                .singleElement()
                .asString()
                .endsWith("is not needed: the key is not encrypted");
    }

    @Test
    void whoDoesNotConnectNeedsNoFiles() throws IOException {
        String yaml = group("ca: ca.pem", "client-certificate: pi.pem", "client-key: pi.key");
        file.write("pi.yaml", yaml);
        Files.delete(folder.resolve("ca.pem"));
        Files.delete(folder.resolve("pi.key"));
        assertThat(file.reader().withoutPassword().read(file.file))
                .isInstanceOf(SettingsReading.Accepted.class);
        assertThat(file.problems(yaml)).hasSize(2);
    }

    @Test
    void aHostThatCanBeInNoCertificateNeedsAServerName() {
        String yaml = settings(" {}").replace("192.168.137.113", "mqtt_broker");
        assertThat(file.problems(yaml))
                .singleElement()
                .asString()
                .contains(
                        "broker.tls: needs server-name", "«mqtt_broker» can be in no certificate");
        assertThat(file.settings(yaml.replace("{}", "{server-name: broker.lan}")).broker().tls())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca: ca.pem", "server-name: broker.lan", "client-key: pi.key"})
    void keysInTheWrongPlaceAreSentHome(String line) {
        assertThat(file.problems(settings(" true\n  " + line)))
                .singleElement()
                .asString()
                .endsWith("does not belong here, but under broker.tls:");
    }
}
