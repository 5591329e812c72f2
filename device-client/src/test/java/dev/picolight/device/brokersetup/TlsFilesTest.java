package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which certificates are made, and when anew.
class TlsFilesTest {
    private static final List<BrokerName> NAMES =
            List.of(new BrokerName("broker.lan"), new BrokerName("10.77.0.1"));
    private static final UserName KE_TING = new UserName("客廳-1");

    private final Instant now = Instant.now();

    @TempDir private static Path made;

    @TempDir private Path etc;
    private MosquittoFolder folder = new MosquittoFolder(Path.of("/nowhere"));

    /// Once, for it takes a slow machine seconds.
    @BeforeAll
    static void make() throws Exception {
        write(
                new TlsFiles(new MosquittoFolder(made), Keytool.ofThisJava(), Instant.now())
                        .changes(NAMES, List.of(KE_TING)));
    }

    @BeforeEach
    void copy() throws IOException {
        folder = new MosquittoFolder(etc);
        try (Stream<Path> all = Files.walk(made)) {
            for (Path file : all.filter(each -> !each.equals(made)).toList()) {
                Files.copy(file, etc.resolve(made.relativize(file).toString()));
            }
        }
        for (Path file :
                List.of(
                        folder.authorityKey(),
                        folder.authority(),
                        folder.key(),
                        folder.certificate())) {
            Access.of(made.resolve(etc.relativize(file).toString())).giveTo(file);
        }
        ClientFiles client = ClientFiles.of(folder, KE_TING);
        for (Path file : List.of(client.authority(), client.certificate(), client.key())) {
            Access.ofOwner(folder).giveTo(file);
        }
    }

    private List<FileChange> changes(Instant at) throws Exception {
        return changes(at, Keytool.ofThisJava());
    }

    private List<FileChange> changes(Instant at, Keytool keytool) throws Exception {
        return new TlsFiles(folder, keytool, at)
                .changes(NAMES, List.of(KE_TING)).stream()
                        .filter(FileChange::changesSomething)
                        .toList();
    }

    private static void write(List<FileChange> changes) throws IOException {
        for (FileChange change : changes) {
            change.write();
        }
    }

    private List<String> changed(Instant at) throws Exception {
        return changes(at).stream()
                .map(change -> etc.relativize(change.file()).toString())
                .toList();
    }

    private Identity authority() throws Exception {
        return Identity.read(folder.authority(), folder.authorityKey());
    }

    @Test
    void namesInAnyScriptAreCertified() throws Exception {
        ClientFiles files = ClientFiles.of(folder, KE_TING);
        Identity client = Identity.read(files.certificate(), files.key());
        assertThat(client.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=" + KE_TING);
        assertThat(authority().hasSigned(client.certificate())).isTrue();
        assertThat(client.toString()).doesNotContain("Key");
    }

    @Test
    void staysAsLongAsItLasts() throws Exception {
        assertThat(changed(now.plus(Duration.ofDays(790)))).isEmpty();
    }

    @Test
    void isMadeAnewByTheSameAuthorityBeforeItEnds() throws Exception {
        assertThat(changed(now.plus(Duration.ofDays(800))))
                .containsExactly(
                        "picolight-broker.key",
                        "picolight-broker.pem",
                        "picolight-clients/%s/client.key".formatted(KE_TING),
                        "picolight-clients/%s/client.pem".formatted(KE_TING));
    }

    @Test
    void nothingLastsLongerThanItsAuthority() throws Exception {
        List<FileChange> late = changes(now.plus(Duration.ofDays(3_500)));
        write(late);
        Identity broker = Identity.read(folder.certificate(), folder.key());
        assertThat(broker.certificate().getNotAfter())
                .isBefore(authority().certificate().getNotAfter());
    }

    @Test
    void anAuthorityThatEndsIsReplacedWithAllThatItHasSigned() throws Exception {
        assertThat(changed(now.plus(Duration.ofDays(3_640))))
                .contains(
                        "picolight-ca/ca.key",
                        "picolight-ca.pem",
                        "picolight-broker.pem",
                        "picolight-clients/%s/ca.pem".formatted(KE_TING),
                        "picolight-clients/%s/client.pem".formatted(KE_TING));
    }

    @Test
    void aDamagedCertificateIsMadeAnew() throws Exception {
        Files.writeString(folder.certificate(), "-----BEGIN CERTIFICATE-----\n");
        assertThat(changed(now)).containsExactly("picolight-broker.key", "picolight-broker.pem");
    }

    @Test
    void keysThatOthersMayReadAreClosedAgain() throws Exception {
        Path client = ClientFiles.of(folder, KE_TING).key();
        Identity before = authority();
        for (Path key : List.of(folder.authorityKey(), folder.key(), client)) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        write(changes(now));
        assertThat(Access.of(folder.authorityKey())).isEqualTo(Access.ofOwner(folder));
        assertThat(Access.of(folder.key())).isEqualTo(Access.ofBroker(folder));
        assertThat(Access.of(client)).isEqualTo(Access.ofOwner(folder));
        assertThat(authority()).isEqualTo(before);
    }

    @Test
    void anAuthorityThatIsNotWholeIsNotReplacedUnasked() throws Exception {
        Files.delete(folder.authorityKey());
        assertThatThrownBy(() -> changes(now))
                .isInstanceOf(SetupTrouble.class)
                .hasMessageContaining("picolight-ca.pem, but not")
                .hasMessageContaining("all devices then need");
        Files.copy(folder.key(), folder.authorityKey());
        assertThatThrownBy(() -> changes(now))
                .isInstanceOf(SetupTrouble.class)
                .hasMessageContaining("holds the key of another certificate");
    }

    @Test
    void saysWhatIsMissingForCertificates() throws Exception {
        Files.delete(folder.certificate());
        assertThatThrownBy(() -> changes(now, new Keytool(etc.resolve("keytool"))))
                .isInstanceOf(SetupTrouble.class)
                .hasMessageContaining("there is no " + etc.resolve("keytool"));
        assertThatThrownBy(() -> changes(now, new Keytool(Path.of("/bin/false"))))
                .isInstanceOf(SetupTrouble.class)
                .hasMessageContaining("/bin/false has made no certificate");
    }

    @Test
    void noSecretIsAnArgumentOfAProcess() throws Exception {
        Path spy = etc.resolve("keytool");
        Files.writeString(
                spy,
                """
                #!/bin/sh
                cd '%s' && echo "$@" >arguments && echo "$PICOLIGHT_STORE_PASSWORD" >password && exit 1
                """
                        .formatted(etc));
        Files.setPosixFilePermissions(spy, PosixFilePermissions.fromString("rwx------"));
        Files.delete(folder.certificate());
        assertThatThrownBy(() -> changes(now, new Keytool(spy))).isInstanceOf(SetupTrouble.class);

        String password = Files.readString(etc.resolve("password")).strip();
        String arguments = Files.readString(etc.resolve("arguments"));
        assertThat(password).hasSize(32);
        assertThat(arguments)
                .contains("-storepass:env PICOLIGHT_STORE_PASSWORD", "-signer")
                .doesNotContain(password);
        Path store = Path.of(arguments.replaceAll("(?s).*-keystore (\\S+).*", "$1"));
        assertThat(store.getParent()).as("the folder of the keys").doesNotExist();
    }
}
