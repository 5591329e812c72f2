package dev.picolight.device.files;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A certificate of one's own and its key.
///
/// @param chain the certificate, and those that lead from it to an authority
public record ClientIdentity(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] SAMPLE = {1, 2, 3};

    public ClientIdentity {
        chain = List.copyOf(chain);
    }

    /// Finds the key's certificate among the others.
    ///
    /// @param certificates in any order
    /// @return empty when the key belongs to none of them
    public static Optional<ClientIdentity> of(List<X509Certificate> certificates, PrivateKey key) {
        return certificates.stream()
                .filter(certificate -> belong(certificate.getPublicKey(), key))
                .findFirst()
                .map(own -> {
                    List<X509Certificate> chain = new ArrayList<>(certificates);
                    chain.remove(own);
                    chain.addFirst(own);
                    return new ClientIdentity(chain, key);
                });
    }

    private static boolean belong(PublicKey certified, PrivateKey key) {
        String scheme =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> "RSASSA-PSS";
                };
        try {
            Signature signing = Signature.getInstance(scheme);
            signing.initSign(key);
            signing.update(SAMPLE);
            Signature checking = Signature.getInstance(scheme);
            checking.initVerify(certified);
            checking.update(SAMPLE);
            return checking.verify(signing.sign());
        } catch (GeneralSecurityException notOfOneKind) {
            return false;
        }
    }

    /// Says nothing of the key.
    @Override
    public String toString() {
        return "ClientIdentity[%s]".formatted(chain.getFirst().getSubjectX500Principal());
    }
}
