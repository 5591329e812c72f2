package dev.picolight.device.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFileTest {
    @TempDir private static Path folder;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Certificates certificates;

    @BeforeAll
    static void certify() {
        certificates = Certificates.in(folder);
    }

    private static String wordsOf(Path file) {
        try {
            CertificateFile.read(file);
            return "";
        } catch (Unusable without) {
            return without.words();
        }
    }

    @Test
    void manyMayStandInOneFile() throws Exception {
        Issued client = certificates.client("pi");
        Path chain =
                Files.writeString(
                        folder.resolve("chain.pem"),
                        "the authority first, which is the wrong order:\n"
                                + Files.readString(certificates.authority())
                                + Files.readString(client.certificate())
                                + Files.readString(client.key()));
        List<X509Certificate> read = CertificateFile.read(chain);
        assertThat(read).hasSize(2);
        ClientIdentity identity =
                ClientIdentity.of(read, KeyFile.read(chain, Optional.empty())).orElseThrow();
        assertThat(identity.chain()).containsExactly(read.get(1), read.get(0));
        assertThat(identity).hasToString("ClientIdentity[CN=pi]");
    }

    @Test
    void derIsTold() throws IOException, Unusable, CertificateEncodingException {
        Path file = folder.resolve("ca.der");
        Files.write(file, CertificateFile.read(certificates.authority()).getFirst().getEncoded());
        assertThat(wordsOf(file)).contains("is not PEM but DER", "openssl x509 -inform DER -in");
    }

    @Test
    void whatIsNoCertificateIsTold() throws IOException {
        assertThat(wordsOf(certificates.client("pi").key()))
                .startsWith("holds a private key where a certificate is expected");
        assertThat(
                        wordsOf(
                                Files.writeString(
                                        folder.resolve("request.pem"),
                                        "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----")))
                .startsWith("holds no certificate but CERTIFICATE REQUEST");
        assertThat(
                        wordsOf(
                                Files.writeString(
                                        folder.resolve("damaged.pem"),
                                        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")))
                .isEqualTo("is damaged: its certificate 1 cannot be read");
        assertThat(wordsOf(folder.resolve("nowhere.pem")))
                .isEqualTo("cannot be read (there is no such file)");
    }
}
