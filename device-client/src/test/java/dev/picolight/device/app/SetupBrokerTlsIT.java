package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mosquitto.Mosquitto;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The certificates of `setup-broker --tls`, judged by OpenSSL, Mosquitto and the device.
class SetupBrokerTlsIT {
    @TempDir private Path etc;
    private DebianFolder debian;

    @BeforeEach
    void likeDebian() throws IOException {
        debian = new DebianFolder(etc);
    }

    private String openssl(String arguments) throws Exception {
        Process shell =
                new ProcessBuilder("sh").directory(etc.toFile()).redirectErrorStream(true).start();
        try (OutputStream input = shell.getOutputStream()) {
            input.write(("exec openssl " + arguments).getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as("openssl %s: %s", arguments, said).isZero();
        return said;
    }

    @Test
    void opensslFindsWhatIsExpected() throws Exception {
        debian.setUp(
                "--tls",
                "--client-certificates",
                "--client-certificate",
                "派",
                "--name",
                "broker.test",
                "--name",
                "203.0.113.7");
        openssl(
                "verify -x509_strict -purpose sslserver -verify_hostname broker.test -CAfile picolight-ca.pem picolight-broker.pem");
        openssl(
                "verify -x509_strict -verify_ip 203.0.113.7 -CAfile picolight-ca.pem picolight-broker.pem");
        assertThat(openssl("x509 -noout -text -in picolight-broker.pem"))
                .contains(
                        "DNS:broker.test",
                        "IP Address:203.0.113.7",
                        "TLS Web Server Authentication",
                        "NIST CURVE: P-256",
                        "CA:FALSE")
                .doesNotContain("localhost", "127.0.0.1", "CN=CN");
        assertThat(openssl("x509 -noout -text -in picolight-ca.pem"))
                .contains("CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign");
        for (String client : new String[] {"ke-ting-1", "wo-shi-1", "派"}) {
            String folder = "picolight-clients/" + client;
            openssl(
                    "verify -x509_strict -purpose sslclient -CAfile %1$s/ca.pem %1$s/client.pem"
                            .formatted(folder));
            assertThat(
                            openssl(
                                    "x509 -noout -subject -nameopt utf8 -in %s/client.pem"
                                            .formatted(folder)))
                    .contains("CN=" + client);
            assertThat(openssl("pkey -pubout -in %s/client.key".formatted(folder)))
                    .isEqualTo(openssl("x509 -noout -pubkey -in %s/client.pem".formatted(folder)));
        }
    }

    @Test
    void keysAreShownToNobodyAndReadByNoOther() throws IOException {
        String printed = debian.setUp("--tls", "--client-certificates");
        for (String key :
                new String[] {
                    "picolight-ca/ca.key",
                    "picolight-broker.key",
                    "picolight-clients/ke-ting-1/client.key"
                }) {
            assertThat(Files.readAllLines(debian.file(key)))
                    .filteredOn(line -> !line.startsWith("-----"))
                    .isNotEmpty()
                    .noneMatch(printed::contains);
            assertThat(printed).contains(key + ": a private key, not shown");
        }
        assertThat(printed)
                .contains("certificate for ", "ca: ca.pem", "client-key: client.key")
                .doesNotContain("PRIVATE KEY");
        assertThat(debian.permissions("picolight-ca")).isEqualTo("rwx------");
        assertThat(debian.permissions("picolight-ca/ca.key")).isEqualTo("rw-------");
        assertThat(debian.permissions("picolight-broker.key")).isEqualTo("rw-r-----");
        assertThat(debian.permissions("picolight-ca.pem")).isEqualTo("rw-r--r--");
        assertThat(debian.permissions("picolight-clients")).isEqualTo("rwx------");
        assertThat(debian.permissions("picolight-clients/ke-ting-1/client.key"))
                .isEqualTo("rw-------");
        assertThat(debian.permissions("picolight-backup")).isEqualTo("rwx------");
        String only = debian.run(ExitCode.OK, "", "setup-broker", "--controller", "pi", "--print");
        assertThat(only)
                .contains("listener 8883 0.0.0.0", "made when they are written")
                .doesNotContain("PRIVATE KEY", "BEGIN");
    }

    @Test
    void aSecondRunChangesNothingAndOneWithAnotherNameTheBrokersCertificateAlone()
            throws Exception {
        Map<String, String> without = debian.files();
        debian.setUp("--tls", "--client-certificates", "--name", "broker.test");
        Map<String, String> first = debian.files();
        assertThat(debian.setUp("--tls", "--client-certificates")).contains("Nothing to change");
        assertThat(debian.setUp()).as("said nothing of TLS").contains("Nothing to change");

        assertThat(debian.setUp("--name", "new.test"))
                .as("settings for what was certified before")
                .contains("client-certificate: client.pem", "picolight-clients/ke-ting-1");
        assertThat(changed(first, debian.files()))
                .containsExactlyInAnyOrder("picolight-broker.pem", "picolight-broker.key");
        assertThat(openssl("x509 -noout -ext subjectAltName -in picolight-broker.pem"))
                .contains("DNS:broker.test", "DNS:new.test");

        debian.run(ExitCode.OK, "", "setup-broker", "--undo", "--yes");
        assertThat(debian.files()).isEqualTo(first);
        debian.run(ExitCode.OK, "", "setup-broker", "--undo", "--yes");
        assertThat(debian.files()).isEqualTo(without);
    }

    private static Iterable<String> changed(Map<String, String> before, Map<String, String> now) {
        Map<String, String> changed = new TreeMap<>(now);
        changed.entrySet().removeAll(before.entrySet());
        return changed.keySet();
    }

    @Test
    void theDeviceComesOnlineWithWhatWasMadeForIt() throws IOException {
        debian.setUp("--tls", "--client-certificates", "--name", "broker.test");
        Path own = debian.file("picolight-clients/ke-ting-1");
        Issued broker =
                new Issued(
                        debian.file("picolight-broker.pem"), debian.file("picolight-broker.key"));
        try (Mosquitto mosquitto =
                Mosquitto.setUp()
                        .mutualTls(broker, debian.file("picolight-ca.pem"))
                        .config(
                                "allow_anonymous false",
                                "password_file " + debian.file("picolight.passwd"),
                                "acl_file " + debian.file("picolight.acl"))
                        .start()) {
            Path settings =
                    Files.writeString(
                            debian.file("device.yaml"),
                            """
                            id: ke-ting-1
                            broker:
                              host: 127.0.0.1
                              allow-loopback: true
                              port: %d
                              user: ke-ting-1
                              password-file: %s
                              tls:
                                ca: %s
                                server-name: broker.test
                                client-certificate: %s
                                client-key: %s
                            leds:
                              - room: 客廳
                                bcm-pin: 17
                            """
                                    .formatted(
                                            mosquitto.address().port(),
                                            debian.file("picolight-passwords/ke-ting-1"),
                                            own.resolve("ca.pem"),
                                            own.resolve("client.pem"),
                                            own.resolve("client.key")));
            try (DeviceProgram device =
                    DeviceProgram.start(Map.of(), "run", "--settings", settings.toString())) {
                device.awaitPrinted("online at 127.0.0.1");
            }
        }
    }

    @Test
    void optionsThatContradictEachOtherAreRefused() {
        assertThat(wrong("--tls", "--no-tls")).contains("contradict each other");
        assertThat(wrong("--tls", "--tls-only")).contains("--tls, --tls-only");
        assertThat(wrong("--name", "localhost")).contains("it means the device itself");
        assertThat(wrong("--emqx", "--tls")).contains("--emqx prints for the users alone");
    }

    private String wrong(String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--controller";
        all[options.length + 1] = "pi";
        return debian.run(ExitCode.USAGE, "", "setup-broker", all);
    }
}
