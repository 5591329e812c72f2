package dev.picolight.device.brokersetup;

import dev.picolight.device.files.CertificateFile;
import dev.picolight.device.files.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Plans the files of TLS: an authority of this broker's own, the broker's certificate, and those
/// of clients. What is good and lasts stays as it is.
///
/// @param now by the machine's clock
record TlsFiles(MosquittoFolder folder, Keytool keytool, Instant now) {
    /// With the time, so that one authority is never taken for another.
    private static final String NAME = "PicoLight CA ";

    private static final Duration AUTHORITY = Duration.ofDays(3650);

    /// Apple's devices trust no server's certificate for longer.
    private static final Duration SUBJECT = Duration.ofDays(825);

    /// What lasts shorter is made anew.
    private static final Duration LEAST = Duration.ofDays(30);

    /// What has to change.
    ///
    /// @param names by which devices call the broker; those in its certificate already stay
    /// @param clients who gets a certificate
    List<FileChange> changes(List<BrokerName> names, List<UserName> clients)
            throws IOException, SetupTrouble, InterruptedException {
        List<FileChange> changes = new ArrayList<>();
        Identity authority = authority(changes);
        server(authority, names, changes);
        for (UserName client : clients.stream().distinct().toList()) {
            client(authority, client, changes);
        }
        return changes;
    }

    private Identity authority(List<FileChange> changes)
            throws IOException, SetupTrouble, InterruptedException {
        Optional<Identity> known = known();
        if (known.filter(it -> it.left(now).compareTo(LEAST) > 0).isPresent()) {
            keep(folder.authorityKey(), Access.ofOwner(folder), changes);
            keep(folder.authority(), Access.open(folder), changes);
            return known.get();
        }
        Identity made =
                keytool.selfSigned(
                        CertificateRequest.authority(
                                NAME + now.truncatedTo(ChronoUnit.SECONDS), AUTHORITY));
        put(folder.authorityKey(), Pem.of(made.key()), Access.ofOwner(folder), changes);
        put(folder.authority(), Pem.of(made.certificate()), Access.open(folder), changes);
        return made;
    }

    private Optional<Identity> known() throws SetupTrouble {
        Path certificate = folder.authority();
        Path key = folder.authorityKey();
        if (!Files.exists(certificate) && !Files.exists(key)) {
            return Optional.empty();
        }
        if (!Files.exists(certificate)) {
            throw new SetupTrouble(Sentences.say().lonelyAuthority(key, certificate));
        }
        if (!Files.exists(key)) {
            throw new SetupTrouble(Sentences.say().lonelyAuthority(certificate, key));
        }
        try {
            return Optional.of(Identity.read(certificate, key));
        } catch (Unusable unusable) {
            throw new SetupTrouble(Sentences.say().unusableAuthority(key, unusable.words()));
        }
    }

    private void server(Identity authority, List<BrokerName> wanted, List<FileChange> changes)
            throws IOException, SetupTrouble, InterruptedException {
        Optional<X509Certificate> known = good(authority, folder.certificate(), folder.key());
        Set<BrokerName> names = new LinkedHashSet<>(wanted);
        Set<BrokerName> certified = new LinkedHashSet<>();
        if (Files.exists(folder.certificate())) {
            certified.addAll(names(folder.certificate()));
        }
        names.addAll(certified); // devices may call it by those
        if (known.isPresent() && certified.containsAll(names)) {
            keep(folder.key(), Access.ofBroker(folder), changes);
            keep(folder.certificate(), Access.open(folder), changes);
            return;
        }
        if (names.isEmpty()) {
            throw new SetupTrouble(Sentences.say().noNames());
        }
        Identity made =
                keytool.signed(
                        authority,
                        CertificateRequest.server(List.copyOf(names), validity(authority)));
        put(folder.key(), Pem.of(made.key()), Access.ofBroker(folder), changes);
        put(folder.certificate(), Pem.of(made.certificate()), Access.open(folder), changes);
    }

    private void client(Identity authority, UserName name, List<FileChange> changes)
            throws IOException, SetupTrouble, InterruptedException {
        ClientFiles files = ClientFiles.of(folder, name);
        Access access = Access.ofOwner(folder);
        put(files.authority(), Pem.of(authority.certificate()), access, changes);
        if (good(authority, files.certificate(), files.key()).isPresent()) {
            keep(files.key(), access, changes);
            keep(files.certificate(), access, changes);
            return;
        }
        Identity made =
                keytool.signed(authority, CertificateRequest.client(name, validity(authority)));
        put(files.key(), Pem.of(made.key()), access, changes);
        put(files.certificate(), Pem.of(made.certificate()), access, changes);
    }

    /// No certificate lasts longer than the authority's own.
    private Duration validity(Identity authority) {
        Duration left = authority.left(now);
        return left.compareTo(SUBJECT) < 0 ? left : SUBJECT;
    }

    /// The certificate of a pair, if it is this authority's and lasts.
    private Optional<X509Certificate> good(Identity authority, Path certificate, Path key) {
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Optional.empty();
        }
        try {
            Identity pair = Identity.read(certificate, key);
            return Optional.of(pair)
                    .filter(it -> authority.hasSigned(it.certificate()))
                    .filter(it -> it.left(now).compareTo(LEAST) > 0)
                    .map(Identity::certificate);
        } catch (Unusable damaged) {
            return Optional.empty(); // it is made anew
        }
    }

    /// For whom a certificate is; those that say nothing of use are passed over.
    private static List<BrokerName> names(Path certificate) {
        try {
            return names(CertificateFile.read(certificate).getFirst());
        } catch (Unusable damaged) {
            return List.of();
        }
    }

    static List<BrokerName> names(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            return alternatives == null
                    ? List.of()
                    : alternatives.stream()
                            .map(alternative -> String.valueOf(alternative.get(1)))
                            .flatMap(TlsFiles::name)
                            .toList();
        } catch (CertificateParsingException damaged) {
            return List.of();
        }
    }

    private static Stream<BrokerName> name(String text) {
        try {
            return Stream.of(new BrokerName(text));
        } catch (IllegalArgumentException notOfOurs) {
            return Stream.empty();
        }
    }

    /// Leaves every byte, but lets nobody read it who shall not.
    private static void keep(Path file, Access access, List<FileChange> changes)
            throws IOException {
        changes.add(
                FileChange.to(file, Optional.of(new FileState(Files.readAllBytes(file), access))));
    }

    private static void put(Path file, String text, Access access, List<FileChange> changes)
            throws IOException {
        changes.add(FileChange.to(file, Optional.of(new FileState(text, access))));
    }
}
