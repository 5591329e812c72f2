package dev.picolight.device.app;

import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Mosquitto;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A device that trusts whom its system trusts: here a system that trusts the test's authority.
class SystemTrustIT {
    private static final String PASSWORD = "changeit";

    @TempDir private Path folder;

    private Path storeWith(Path authority) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "test", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        Path file = folder.resolve("cacerts");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    @Test
    void tlsWithoutAnyFileIsEnough() throws Exception {
        Certificates certificates = Certificates.in(Files.createDirectory(folder.resolve("ca")));
        try (Mosquitto mosquitto =
                Mosquitto.setUp().tls(certificates.server("127.0.0.1")).start()) {
            Path settings =
                    Files.writeString(
                            folder.resolve("pi.yaml"),
                            """
                            broker:
                              host: 127.0.0.1
                              port: %d
                              allow-loopback: true
                              tls: true
                            leds:
                              - room: 客廳
                                bcm-pin: 17
                            """
                                    .formatted(mosquitto.address().port()));
            try (DeviceProgram device =
                    DeviceProgram.start(
                            List.of(
                                    DeviceProgram.ANY_OUTPUT,
                                    "-Djavax.net.ssl.trustStore="
                                            + storeWith(certificates.authority()),
                                    "-Djavax.net.ssl.trustStorePassword=" + PASSWORD),
                            Map.of(),
                            "run",
                            "--settings",
                            settings.toString())) {
                device.awaitPrinted("online at " + mosquitto.address());
            }
        }
    }
}
