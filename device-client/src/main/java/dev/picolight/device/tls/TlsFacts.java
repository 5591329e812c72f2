package dev.picolight.device.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// What a handshake has agreed on, for people.
///
/// @param protocol for example `TLSv1.3`
/// @param certificate the Server's own
public record TlsFacts(String protocol, Optional<ServerCertificate> certificate) {
    /// The Server's certificate, in words that are safe to print.
    ///
    /// @param names for which it is good
    /// @param issuer who has signed it
    public record ServerCertificate(String names, String issuer, Instant from, Instant until) {}

    static TlsFacts of(SSLSession session) {
        return new TlsFacts(session.getProtocol(), certificate(session));
    }

    private static Optional<ServerCertificate> certificate(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate own
                    ? Optional.of(
                            new ServerCertificate(
                                    CertificateWords.names(own),
                                    CertificateWords.issuer(own),
                                    own.getNotBefore().toInstant(),
                                    own.getNotAfter().toInstant()))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }
}
