package dev.picolight.device.settings;

import dev.picolight.device.files.CertificateFile;
import dev.picolight.device.files.ClientIdentity;
import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.files.KeyFile;
import dev.picolight.device.files.Permissions;
import dev.picolight.device.files.SecretFile;
import dev.picolight.device.files.Unusable;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.ServerName;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.mqtt.TlsSettings.Identity;
import dev.picolight.device.settings.Section.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads what stands under `broker.tls:`, and tries the files, so that a mistake shows at the start
/// and not at the first connection.
final class TlsReader {
    private static final String KEY = "tls";
    private static final String CERTIFICATE = "client-certificate";
    private static final String CLIENT_KEY = "client-key";
    private static final String PASSWORD_FILE = "client-key-password-file";

    private final Findings findings;
    private final Section broker;
    private final Path folder;
    private final boolean withFiles;

    /// @param broker `broker:`
    /// @param folder of the settings, from which a relative path leads
    /// @param withFiles whether the files are tried
    TlsReader(Findings findings, Section broker, Path folder, boolean withFiles) {
        this.findings = findings;
        this.broker = broker;
        this.folder = folder;
        this.withFiles = withFiles;
    }

    /// Empty when there shall be no TLS; of no use when a problem was found.
    ///
    /// @param host of the broker
    Optional<TlsSettings> read(Optional<String> host) {
        if (!broker.hasSection(KEY)) {
            boolean wanted =
                    broker.read(
                                    KEY,
                                    "true, or a group of keys such as ca and server-name",
                                    Scalars::flag)
                            .map(Entry::value)
                            .orElse(false);
            return wanted ? Optional.of(TlsSettings.SYSTEM) : Optional.empty();
        }
        return broker.section(KEY, Scope.TLS).map(section -> read(section, host));
    }

    private TlsSettings read(Section section, Optional<String> host) {
        Optional<Entry<Path>> ca = path(section, "ca", "/etc/picolight/ca.pem");
        Optional<Entry<Path>> certificate = path(section, CERTIFICATE, "/etc/picolight/client.pem");
        Optional<Entry<Path>> key = path(section, CLIENT_KEY, "/etc/picolight/client.key");
        Optional<Entry<Path>> password =
                path(section, PASSWORD_FILE, "/etc/picolight/client.key.password");
        Optional<Entry<ServerName>> serverName =
                section.read(
                        "server-name",
                        "the name in the broker's certificate, for example broker.lan",
                        node -> new ServerName(Scalars.text(node)));
        if (!section.has("server-name")) {
            host.ifPresent(it -> refuseUncertifiable(section, it));
        }
        refuseOneWithoutTheOther(section, certificate, key, password);
        if (withFiles) {
            ca.ifPresent(this::certificates);
            tryIdentity(certificate, key, password);
        }
        return new TlsSettings(
                ca.map(Entry::value),
                certificate.flatMap(chain ->
                        key.map(ours ->
                                new Identity(
                                        chain.value(), ours.value(), password.map(Entry::value)))),
                serverName.map(Entry::value));
    }

    private Optional<Entry<Path>> path(Section section, String key, String example) {
        return section.read(key, "the path of a file", node -> Scalars.path(node, folder, example));
    }

    /// No certificate can have every name that a name service knows.
    private static void refuseUncertifiable(Section section, String host) {
        try {
            ServerName.of(new BrokerAddress(host, BrokerAddress.DEFAULT_TLS_PORT));
        } catch (IllegalArgumentException notPossible) {
            section.problem(
                    "needs server-name, the name in the broker's certificate: "
                            + notPossible.getMessage());
        }
    }

    private void refuseOneWithoutTheOther(
            Section section,
            Optional<Entry<Path>> certificate,
            Optional<Entry<Path>> key,
            Optional<Entry<Path>> password) {
        if (!section.has(CLIENT_KEY)) {
            certificate.ifPresent(
                    entry -> problem(entry, "is given without its key: add client-key: beside it"));
            password.ifPresent(
                    entry -> problem(entry, "is given without a key: add client-key: beside it"));
        }
        if (!section.has(CERTIFICATE)) {
            key.ifPresent(entry ->
                    problem(
                            entry,
                            "is given without its certificate: add client-certificate: beside it"));
        }
    }

    private void tryIdentity(
            Optional<Entry<Path>> certificate,
            Optional<Entry<Path>> key,
            Optional<Entry<Path>> password) {
        Optional<List<X509Certificate>> chain = certificate.flatMap(this::certificates);
        Optional<Secret> passphrase = password.flatMap(this::passphrase);
        if (key.isEmpty() || (password.isPresent() && passphrase.isEmpty())) {
            return;
        }
        Optional<PrivateKey> found =
                tried(key.get(), "the key", file -> KeyFile.read(file, passphrase));
        if (found.isPresent()) {
            warnWhenEverybodyMayRead(key.get(), "the key");
        }
        if (chain.isPresent()
                && found.isPresent()
                && ClientIdentity.of(chain.get(), found.get()).isEmpty()) {
            problem(
                    key.get(),
                    "is not the key of the certificate in " + certificate.orElseThrow().value());
        }
        password.ifPresent(entry -> warnWhenNotNeeded(entry, key.get().value()));
    }

    private void warnWhenNotNeeded(Entry<Path> password, Path key) {
        try {
            if (!KeyFile.isEncrypted(key)) {
                findings.warning(
                        password.node(), password.key(), "is not needed: the key is not encrypted");
            }
        } catch (Unusable alreadyTold) {
            // as a problem of the key
        }
    }

    private Optional<List<X509Certificate>> certificates(Entry<Path> entry) {
        return tried(entry, "the file", CertificateFile::read);
    }

    private Optional<Secret> passphrase(Entry<Path> entry) {
        if (!isSurelyAPath(entry)) {
            problem(
                    entry,
                    "there is no such file (its name is not shown, because it may be the password itself): write the password of the key alone into a file with (umask 077; cat > /etc/picolight/client.key.password), type the password, Enter and Ctrl-D, and write that file's name here");
            return Optional.empty();
        }
        Optional<Secret> read = tried(entry, "the password file", SecretFile::read);
        if (read.isPresent()) {
            warnWhenEverybodyMayRead(entry, "the password of the key");
        }
        return read;
    }

    private boolean isSurelyAPath(Entry<Path> entry) {
        return !(entry.node() instanceof ScalarNode name)
                || PasswordFile.isSurelyAPath(name.getValue(), folder);
    }

    /// One way to read a file.
    @FunctionalInterface
    private interface Attempt<T> {
        T read(Path file) throws Unusable;
    }

    private <T> Optional<T> tried(Entry<Path> entry, String what, Attempt<T> attempt) {
        try {
            return Optional.of(attempt.read(entry.value()));
        } catch (Unusable file) {
            problem(entry, "%s %s %s".formatted(what, entry.value(), file.words()));
            return Optional.empty();
        }
    }

    private void warnWhenEverybodyMayRead(Entry<Path> entry, String what) {
        try {
            if (Permissions.everybodyMayRead(entry.value())) {
                findings.warning(
                        entry.node(),
                        entry.key(),
                        "every user of this machine may read %s; run: %s"
                                .formatted(what, Permissions.chmod(entry.value())));
            }
        } catch (IOException vanished) {
            problem(entry, "cannot be read (%s)".formatted(FileTrouble.words(vanished)));
        }
    }

    private void problem(Entry<Path> entry, String words) {
        findings.problem(entry.node(), entry.key(), words);
    }
}
