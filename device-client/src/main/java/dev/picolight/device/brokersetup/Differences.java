package dev.picolight.device.brokersetup;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.picolight.device.mqtt.Shown;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a change does to a file, for people: a unified diff without any secret.
final class Differences {
    private static final int CONTEXT = 3;
    private static final String NONE = "/dev/null";
    private static final String KEY = ".key";
    private static final String CERTIFICATE = ".pem";

    private Differences() {}

    static List<String> of(FileChange change, MosquittoFolder folder) {
        SetupWords say = Sentences.say();
        Path file = change.file();
        Optional<Access> after = change.after().map(FileState::access);
        if (file.startsWith(folder.newPasswords())) {
            return List.of(
                    after.map(it -> say.newPassword(file, it))
                            .orElseGet(() -> say.passwordGone(file)));
        }
        if (file.toString().endsWith(KEY)) {
            return List.of(
                    after.map(it -> say.newKey(file, it)).orElseGet(() -> say.keyGone(file)));
        }
        List<String> before = lines(change.before(), change, folder);
        List<String> diff =
                UnifiedDiffUtils.generateUnifiedDiff(
                        name(change.before(), change),
                        name(change.after(), change),
                        before,
                        DiffUtils.diff(before, lines(change.after(), change, folder)),
                        CONTEXT);
        return diff.isEmpty()
                ? List.of(
                        "--- " + name(change.before(), change),
                        "+++ " + name(change.after(), change))
                : diff;
    }

    private static String name(Optional<FileState> state, FileChange change) {
        return state.map(it -> "%s (%s)".formatted(change.file(), it.access())).orElse(NONE);
    }

    private static List<String> lines(
            Optional<FileState> state, FileChange change, MosquittoFolder folder) {
        if (change.file().toString().endsWith(CERTIFICATE)) {
            return state.map(it -> List.of(certificate(it))).orElse(List.of());
        }
        Stream<String> lines = state.stream().flatMap(it -> it.text().lines());
        return lines.map(line -> withoutSecrets(line, change.file(), folder))
                .map(line -> Shown.bounded(line.replace('\t', ' '), 300))
                .toList();
    }

    /// Lines that are not ours stand around those that change, and may hold a bridge's password.
    private static String withoutSecrets(String line, Path file, MosquittoFolder folder) {
        if (file.equals(folder.passwords())) {
            return PasswordList.shown(line);
        }
        return file.equals(folder.rules()) ? line : ConfigLine.withoutSecrets(line);
    }

    /// In words: its text would tell nobody anything.
    private static String certificate(FileState state) {
        try {
            X509Certificate read =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(state.bytes()));
            List<BrokerName> names = TlsFiles.names(read);
            String whose =
                    names.isEmpty()
                            ? commonName(read)
                            : names.stream()
                                    .map(BrokerName::text)
                                    .collect(Collectors.joining(", "));
            LocalDate until = LocalDate.ofInstant(read.getNotAfter().toInstant(), ZoneOffset.UTC);
            return Sentences.say().certificate(whose, until.toString());
        } catch (CertificateException unreadable) {
            return Sentences.say().unreadableCertificate();
        }
    }

    private static String commonName(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return Shown.bounded(name.replaceFirst("^CN=", ""), Shown.LENGTH_MAX);
    }
}
