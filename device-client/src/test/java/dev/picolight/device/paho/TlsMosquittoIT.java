package dev.picolight.device.paho;

import static dev.picolight.device.paho.TlsBench.named;
import static dev.picolight.device.paho.TlsBench.showing;
import static dev.picolight.device.paho.TlsBench.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Certificates.KeyForm;
import dev.picolight.device.mosquitto.Certificates.Validity;
import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.OldTlsServer;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.port.RecordedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// [PahoConnection] and a real Mosquitto with TLS: what comes about, and each way in which it does
/// not.
class TlsMosquittoIT {
    @TempDir private static Path folder;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Certificates certificates;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Issued server;

    private final TlsBench bench = new TlsBench();
    private Optional<Mosquitto> broker = Optional.empty();

    @BeforeAll
    static void certify() {
        certificates = Certificates.in(folder);
        server = certificates.server("broker.lan", "127.0.0.1");
    }

    @AfterEach
    void close() {
        bench.close();
        broker.ifPresent(Mosquitto::close);
    }

    private Mosquitto use(Mosquitto started) {
        broker = Optional.of(started);
        return started;
    }

    private static TlsSettings trusted() {
        return trusting(certificates.authority());
    }

    @Nested
    class WithoutClientCertificates {
        private NotReached setback(Issued other, TlsSettings tls) {
            return bench.setback(use(Mosquitto.setUp().tls(other).start()).address(), tls);
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void connects(String version) {
            Mosquitto mosquitto = use(Mosquitto.setUp().tls(server).newestTls(version).start());
            bench.connected(mosquitto.address(), trusted());
            mosquitto.awaitLog("as pi-3f2a");
        }

        @Test
        void aNameOfItsOwnCanBeExpected() {
            Mosquitto mosquitto =
                    use(Mosquitto.setUp().tls(certificates.server("broker.lan")).start());
            bench.connected(mosquitto.address(), named(trusted(), "broker.lan"));
        }

        @Test
        void nobodyKnowsTheAuthority() {
            NotReached setback = setback(server, trusting(certificates.stranger().authority()));
            assertThat(setback.trouble()).isEqualTo(Trouble.TLS_AUTHORITY_UNKNOWN);
            assertThat(setback.detail())
                    .contains("«CN=broker.lan» was issued by «CN=PicoLight test CA»")
                    .contains("trusted is only what is in " + folder);
            assertThat(setback.remedy()).contains("ca: under tls:", "openssl s_client");
            assertThat(setback.mayPass()).isFalse();
        }

        @Test
        void theSystemDoesNotKnowTheAuthority() {
            NotReached setback = setback(server, TlsSettings.SYSTEM);
            assertThat(setback.trouble()).isEqualTo(Trouble.TLS_AUTHORITY_UNKNOWN);
            assertThat(setback.detail()).endsWith("trusted is what this system trusts");
        }

        @Test
        void theNameIsAnother() {
            NotReached setback =
                    setback(certificates.server("broker.lan", "mqtt.lan", "10.77.0.1"), trusted());
            assertThat(setback.trouble()).isEqualTo(Trouble.TLS_NAME);
            assertThat(setback.detail())
                    .isEqualTo("it has broker.lan, mqtt.lan, 10.77.0.1, not 127.0.0.1");
            assertThat(setback.remedy()).contains("server-name: under tls:");
        }

        @Test
        void theExpectedNameIsAnother() {
            NotReached setback = setback(server, named(trusted(), "other.lan"));
            assertThat(setback.trouble()).isEqualTo(Trouble.TLS_NAME);
            assertThat(setback.detail()).isEqualTo("it has broker.lan, 127.0.0.1, not other.lan");
        }

        @Test
        void itHasExpired() {
            NotReached setback =
                    setback(certificates.server(Validity.EXPIRED, "127.0.0.1"), trusted());
            assertThat(setback.trouble()).isEqualTo(Trouble.TLS_EXPIRED);
            assertThat(setback.detail())
                    .startsWith("«CN=127.0.0.1» was valid until 20")
                    .contains("this machine's clock says 20");
            assertThat(setback.remedy()).contains("has expired", "timedatectl");
        }

        @Test
        void itIsNotYetValid() {
            NotReached setback =
                    setback(certificates.server(Validity.NOT_YET, "127.0.0.1"), trusted());
            assertThat(setback.trouble()).isEqualTo(Trouble.TLS_NOT_YET_VALID);
            assertThat(setback.detail())
                    .startsWith("«CN=127.0.0.1» is valid from 20")
                    .contains("this machine's clock says 20");
            assertThat(setback.remedy()).contains("clock is wrong", "timedatectl");
            assertThat(setback.mayPass()).as("the clock may be set any moment").isTrue();
        }

        @Test
        void onlyOldVersionsAreSpoken() {
            try (OldTlsServer old = OldTlsServer.start(server)) {
                NotReached setback = bench.setback(old.address(), trusted());
                assertThat(setback.trouble()).isEqualTo(Trouble.TLS_VERSION);
                assertThat(setback.remedy()).contains("TLS 1.2 and 1.3", "tls_version");
            }
        }

        @Test
        void thePortIsThePlainOne() {
            Mosquitto mosquitto = use(Mosquitto.setUp().tls(server).start());
            NotReached setback = bench.setback(mosquitto.plainAddress(), trusted());
            assertThat(setback.trouble()).as(setback.cause()).isEqualTo(Trouble.TLS_CLOSED);
            assertThat(setback.remedy()).contains("does not speak it", "protocol error");
        }

        @Test
        void thePortIsTheOneWithTlsAndTheSettingsSayNothingOfIt() {
            Mosquitto mosquitto = use(Mosquitto.setUp().tls(server).start());
            NotReached setback = bench.setback(mosquitto.address(), Optional.empty());
            assertThat(setback.trouble()).as(setback.cause()).isEqualTo(Trouble.TLS_EXPECTED);
            assertThat(setback.remedy()).contains("tls: under broker:", "1883");
        }
    }

    @Nested
    class WithClientCertificates {
        private Mosquitto start() {
            return start("TLSv1.3");
        }

        private Mosquitto start(String newest) {
            return use(
                    Mosquitto.setUp()
                            .mutualTls(server, certificates.authority())
                            .usersByCertificate()
                            .newestTls(newest)
                            .start());
        }

        @Test
        void theCommonNameIsTheUser() {
            Mosquitto mosquitto = start();
            bench.connected(
                    mosquitto.address(), showing(trusted(), certificates.client("living-room")));
            mosquitto.awaitLog("u'living-room'");
        }

        @Test
        void rsaWillDo() {
            bench.connected(start().address(), showing(trusted(), certificates.rsaClient("pi")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void noneIsThere(String version) {
            NotReached setback = bench.setback(start(version).address(), trusted());
            assertThat(setback.trouble())
                    .as(setback.cause())
                    .isEqualTo(Trouble.TLS_CLIENT_CERTIFICATE_MISSING);
            assertThat(setback.remedy()).contains("client-certificate: and client-key:");
            assertThat(setback.mayPass()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void theBrokerDoesNotKnowItsAuthority(String version) {
            NotReached setback =
                    bench.setback(
                            start(version).address(),
                            showing(trusted(), certificates.stranger().client("pi")));
            assertThat(setback.trouble())
                    .as(setback.cause())
                    .isEqualTo(Trouble.TLS_CLIENT_CERTIFICATE_REFUSED);
            assertThat(setback.detail())
                    .startsWith("its alert: unknown_ca; shown was «CN=pi»")
                    .contains("issued by «CN=A stranger's CA»");
            assertThat(setback.remedy()).contains("cafile", "log");
        }

        @ParameterizedTest
        @CsvSource({"TLSv1.2, EXPIRED", "TLSv1.3, EXPIRED", "TLSv1.3, NOT_YET"})
        void itsDatesAreWrong(String version, String validity) {
            Validity dates = validity.equals("EXPIRED") ? Validity.EXPIRED : Validity.NOT_YET;
            NotReached setback =
                    bench.setback(
                            start(version).address(),
                            showing(trusted(), certificates.client(dates, "pi")));
            assertThat(setback.trouble())
                    .as(setback.cause())
                    .isEqualTo(Trouble.TLS_CLIENT_CERTIFICATE_REFUSED);
            assertThat(setback.detail()).contains("valid from", "this machine's clock says");
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRADITIONAL_ENCRYPTED")
        void keysMayBeWrittenInAnyForm(KeyForm form) throws IOException {
            Mosquitto mosquitto = start();
            Path passphrase = Files.writeString(folder.resolve("passphrase"), "密碼 1\n");
            for (Issued client :
                    new Issued[] {certificates.client("pi"), certificates.rsaClient("pi")}) {
                bench.connected(
                        mosquitto.address(),
                        showing(
                                trusted(),
                                client.certificate(),
                                certificates.key(client, form, "密碼 1"),
                                Optional.of(passphrase)));
            }
        }

        @Test
        void aRenewedOneIsUsedFromTheNextConnectionOn() throws IOException {
            Mosquitto mosquitto = start();
            Path certificate = folder.resolve("renewed.pem");
            Path key = folder.resolve("renewed.key");
            copy(certificates.client(Validity.EXPIRED, "old"), certificate, key);
            PahoConnection connection =
                    bench.connection(
                            mosquitto.address(),
                            showing(trusted(), certificate, key, Optional.empty()));
            assertThat(bench.setback(connection).trouble())
                    .isEqualTo(Trouble.TLS_CLIENT_CERTIFICATE_REFUSED);

            Files.delete(key);
            NotReached halfDone = bench.setback(connection);
            assertThat(halfDone.trouble()).isEqualTo(Trouble.TLS_FILES);
            assertThat(halfDone.detail())
                    .isEqualTo(key + " cannot be read (there is no such file)");
            assertThat(halfDone.mayPass()).isTrue();

            Issued renewed = certificates.client("new");
            Files.copy(renewed.key(), key);
            assertThat(bench.setback(connection).detail())
                    .isEqualTo(
                            "%s is not the key of the certificate in %s"
                                    .formatted(key, certificate));

            copy(renewed, certificate, key);
            RecordedEvents events = new RecordedEvents();
            connection.open(99, true, events);
            events.await(Connected.class);
            mosquitto.awaitLog("u'new'");
        }

        private static void copy(Issued from, Path certificate, Path key) throws IOException {
            Files.copy(from.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(from.key(), key, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
