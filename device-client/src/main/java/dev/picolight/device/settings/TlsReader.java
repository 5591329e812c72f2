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
import dev.picolight.device.words.Words;
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
                    broker.read(KEY, () -> words().tls(), Scalars::flag)
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
                        () -> words().serverName(),
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
        return section.read(
                key,
                () -> Words.of(ValueWords.class).file(),
                node -> Scalars.path(node, folder, example));
    }

    /// No certificate can have every name that a name service knows.
    private void refuseUncertifiable(Section section, String host) {
        try {
            ServerName.of(new BrokerAddress(host, BrokerAddress.DEFAULT_TLS_PORT));
        } catch (IllegalArgumentException notPossible) {
            section.problem(words().needsServerName(String.valueOf(notPossible.getMessage())));
        }
    }

    private void refuseOneWithoutTheOther(
            Section section,
            Optional<Entry<Path>> certificate,
            Optional<Entry<Path>> key,
            Optional<Entry<Path>> password) {
        if (!section.has(CLIENT_KEY)) {
            certificate.ifPresent(entry -> problem(entry, words().certificateWithoutKey()));
            password.ifPresent(entry -> problem(entry, words().passwordWithoutKey()));
        }
        if (!section.has(CERTIFICATE)) {
            key.ifPresent(entry -> problem(entry, words().keyWithoutCertificate()));
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
                tried(key.get(), TlsFile.KEY, file -> KeyFile.read(file, passphrase));
        if (found.isPresent()) {
            warnWhenEverybodyMayRead(key.get(), TlsFile.KEY);
        }
        if (chain.isPresent()
                && found.isPresent()
                && ClientIdentity.of(chain.get(), found.get()).isEmpty()) {
            problem(key.get(), words().otherKey(certificate.orElseThrow().value().toString()));
        }
        password.ifPresent(entry -> warnWhenNotNeeded(entry, key.get().value()));
    }

    private void warnWhenNotNeeded(Entry<Path> password, Path key) {
        try {
            if (!KeyFile.isEncrypted(key)) {
                findings.warning(password.node(), password.key(), words().notNeeded());
            }
        } catch (Unusable alreadyTold) {
            // as a problem of the key
        }
    }

    private Optional<List<X509Certificate>> certificates(Entry<Path> entry) {
        return tried(entry, TlsFile.CERTIFICATE, CertificateFile::read);
    }

    private Optional<Secret> passphrase(Entry<Path> entry) {
        if (!isSurelyAPath(entry)) {
            problem(entry, words().hiddenPasswordFile());
            return Optional.empty();
        }
        Optional<Secret> read = tried(entry, TlsFile.PASSWORD, SecretFile::read);
        if (read.isPresent()) {
            warnWhenEverybodyMayRead(entry, TlsFile.PASSWORD);
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

    private <T> Optional<T> tried(Entry<Path> entry, TlsFile kind, Attempt<T> attempt) {
        try {
            return Optional.of(attempt.read(entry.value()));
        } catch (Unusable file) {
            problem(entry, words().unusable(kind, entry.value().toString(), file.words()));
            return Optional.empty();
        }
    }

    private void warnWhenEverybodyMayRead(Entry<Path> entry, TlsFile kind) {
        try {
            if (Permissions.everybodyMayRead(entry.value())) {
                findings.warning(
                        entry.node(),
                        entry.key(),
                        words().everybodyMayRead(kind, Permissions.chmod(entry.value())));
            }
        } catch (IOException vanished) {
            problem(entry, FileTrouble.cannotBeRead(vanished));
        }
    }

    private void problem(Entry<Path> entry, String what) {
        findings.problem(entry.node(), entry.key(), what);
    }

    private static TlsWords words() {
        return Words.of(TlsWords.class);
    }
}
