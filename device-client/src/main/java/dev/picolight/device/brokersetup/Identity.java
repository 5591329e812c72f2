package dev.picolight.device.brokersetup;

import dev.picolight.device.files.CertificateFile;
import dev.picolight.device.files.ClientIdentity;
import dev.picolight.device.files.KeyFile;
import dev.picolight.device.files.Unusable;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A certificate and its key. Nothing prints the key.
record Identity(X509Certificate certificate, PrivateKey key) {
    /// Reads both, which must belong together.
    static Identity read(Path certificate, Path key) throws Unusable {
        X509Certificate first = CertificateFile.read(certificate).getFirst();
        PrivateKey own = KeyFile.read(key, Optional.empty());
        if (ClientIdentity.of(List.of(first), own).isEmpty()) {
            throw new Unusable(Sentences.say().foreignKey());
        }
        return new Identity(first, own);
    }

    /// Whether this one has signed a certificate.
    boolean hasSigned(X509Certificate other) {
        try {
            other.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException somebodyElse) {
            return false;
        }
    }

    /// How long it is still good.
    Duration left(Instant now) {
        return Duration.between(now, certificate.getNotAfter().toInstant());
    }

    @Override
    public String toString() {
        return "Identity[%s]".formatted(certificate.getSubjectX500Principal());
    }
}
