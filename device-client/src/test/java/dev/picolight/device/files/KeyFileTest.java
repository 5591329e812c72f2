package dev.picolight.device.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Certificates.KeyForm;
import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mqtt.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyFileTest {
    @TempDir private static Path folder;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Certificates certificates;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Issued curve;

    @SuppressWarnings("NullAway.Init") // made before each use
    private static Issued rsa;

    @BeforeAll
    static void certify() {
        certificates = Certificates.in(folder);
        curve = certificates.client("pi");
        rsa = certificates.rsaClient("pi");
    }

    static Stream<Arguments> forms() {
        return Stream.of(true, false)
                .flatMap(ofRsa ->
                        Stream.of(KeyForm.PKCS8, KeyForm.TRADITIONAL, KeyForm.PKCS8_ENCRYPTED)
                                .map(form -> Arguments.of(ofRsa, form)));
    }

    private static String wordsOf(Path file, Optional<Secret> passphrase) {
        try {
            KeyFile.read(file, passphrase);
            return "";
        } catch (Unusable without) {
            return without.words();
        }
    }

    private static Path write(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "try", ".pem"), content);
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        label,
                        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(der),
                        label);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isReadInEachForm(boolean ofRsa, KeyForm form) throws Unusable {
        Issued issued = ofRsa ? rsa : curve;
        Path key = certificates.key(issued, form, "密碼 x");
        assertThat(
                        ClientIdentity.of(
                                CertificateFile.read(issued.certificate()),
                                KeyFile.read(key, Optional.of(new Secret("密碼 x")))))
                .isPresent();
        assertThat(KeyFile.isEncrypted(key)).isEqualTo(form == KeyForm.PKCS8_ENCRYPTED);
    }

    @Test
    void isReadWithWordsAroundItAndLineEndsOfWindows() throws Exception {
        String key = Files.readString(certificates.key(curve, KeyForm.TRADITIONAL, ""));
        String parameters = pem("EC PARAMETERS", new byte[] {6, 1, 42});
        Path file =
                write(
                        ("﻿Bag Attributes\n    friendlyName: pi\n" + parameters + key)
                                .replace("\n", "\r\n"));
        assertThat(KeyFile.read(file, Optional.empty()).getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void oneThatIsEncryptedTheOldWayIsRefused() {
        Path file = certificates.key(rsa, KeyForm.TRADITIONAL_ENCRYPTED, "x");
        assertThat(wordsOf(file, Optional.of(new Secret("x"))))
                .contains("Proc-Type: 4,ENCRYPTED")
                .endsWith(
                        "openssl pkcs8 -topk8 -v2 aes-256-cbc -in %1$s -out %1$s.new"
                                .formatted(file));
    }

    @Test
    void aWrongPassphraseIsTold() {
        Path file = certificates.key(rsa, KeyForm.PKCS8_ENCRYPTED, "right");
        assertThat(wordsOf(file, Optional.of(new Secret("wrong"))))
                .isEqualTo("is encrypted with another passphrase than the one given");
    }

    @Test
    void derIsTold() throws IOException {
        Path file = folder.resolve("key.der");
        String base64 =
                Files.readString(curve.key()).replaceAll("-----.*-----", "").replaceAll("\\s", "");
        Files.write(file, Base64.getDecoder().decode(base64));
        assertThat(wordsOf(file, Optional.empty()))
                .startsWith("is not PEM but DER")
                .contains("openssl pkey -inform DER -in " + file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "'hello' | is not PEM: expected a line -----BEGIN",
                "'-----BEGIN PRIVATE KEY-----\nMIIB' | is damaged: a line -----BEGIN",
                "'-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----' | is damaged: its block PRIVATE KEY is not Base64",
                "'-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----' | is damaged: its block PRIVATE KEY cannot be read",
                "'-----BEGIN EC PRIVATE KEY-----\nMAMCAQE=\n-----END EC PRIVATE KEY-----' | is damaged: its block EC PRIVATE KEY cannot be read",
                "'-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----' | holds a key that Java cannot use",
                "'-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----' | is encrypted: name the file",
                "'-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----' | holds no private key but PUBLIC KEY",
                "'-----BEGIN OPENSSH PRIVATE KEY-----\nMIIB\n-----END OPENSSH PRIVATE KEY-----' | is a key of OpenSSH",
                "'-----BEGIN DSA PRIVATE KEY-----\nMIIB\n-----END DSA PRIVATE KEY-----' | holds a key of another kind",
            })
    void whatIsNoKeyIsTold(String content, String words) throws IOException {
        assertThat(wordsOf(write(content), Optional.empty())).startsWith(words);
    }

    @Test
    void aSchemeThatJavaDoesNotKnowIsRefusedWithTheCommandThatConvertsIt() throws IOException {
        Path file = write(pem("ENCRYPTED PRIVATE KEY", new byte[] {0x30, 0x03, 0x02, 0x01, 0x00}));
        assertThat(wordsOf(file, Optional.of(new Secret("x"))))
                .contains("in a way that Java does not know", "openssl pkcs8 -topk8");
    }

    @Test
    void theKeyOfACurveThatJavaDoesNotKnowIsRefused() throws IOException {
        // PKCS#8 of an Ed25519 key (RFC 8410 §10.3)
        String ed25519 =
                """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----
                """;
        assertThat(wordsOf(write(ed25519), Optional.empty())).contains("Ed25519");
    }

    @Test
    void nothingOfItsContentIsEverShown() throws IOException {
        String line = "MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY";
        Path file =
                write("-----BEGIN EC PRIVATE KEY-----\n" + line + "\n-----END EC PRIVATE KEY-----");
        assertThatThrownBy(() -> KeyFile.read(file, Optional.empty()))
                .hasNoCause()
                .hasMessageNotContaining(line.substring(4, 12));
    }
}
