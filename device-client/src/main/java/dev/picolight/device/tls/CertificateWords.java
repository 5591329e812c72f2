package dev.picolight.device.tls;

import dev.picolight.device.mqtt.Shown;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a certificate says, made safe for a log: a stranger may have written it.
final class CertificateWords {
    /// Of GeneralName (RFC 5280 §4.2.1.6): dNSName and iPAddress.
    private static final Set<Integer> NAMES = Set.of(2, 7);

    private static final int NAMES_MAX = 8;

    private CertificateWords() {}

    /// Whose it is, for example `«CN=broker.lan»`.
    static String subject(X509Certificate certificate) {
        return Shown.quoted(certificate.getSubjectX500Principal().getName());
    }

    /// Who has signed it.
    static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())
                ? TlsWords.say().itself()
                : Shown.quoted(certificate.getIssuerX500Principal().getName());
    }

    /// The host names and addresses for which it is good; at most eight of them. Without any, the
    /// JDK takes the Common Name for a host name, never for an address.
    static String names(X509Certificate certificate) {
        List<String> names =
                alternatives(certificate).stream()
                        .filter(name -> NAMES.contains(name.get(0)))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
        if (names.isEmpty()) {
            return TlsWords.say().noAlternativeName(subject(certificate));
        }
        String shown =
                names.stream()
                        .limit(NAMES_MAX)
                        .map(name -> Shown.bounded(name, Shown.LENGTH_MAX))
                        .collect(Collectors.joining(", "));
        return names.size() > NAMES_MAX ? shown + ", …" : shown;
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
        } catch (CertificateParsingException damaged) {
            return List.of();
        }
    }
}
