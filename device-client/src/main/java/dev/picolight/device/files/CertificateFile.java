package dev.picolight.device.files;

import dev.picolight.device.words.Words;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// A file with certificates in PEM: those of authorities that are trusted, or one's own and those
/// that lead from it to an authority.
public final class CertificateFile {
    private static final String CONVERT = "openssl x509";

    private CertificateFile() {}

    /// All certificates in the file, in its order; at least one.
    public static List<X509Certificate> read(Path file) throws Unusable {
        PemFile pem = PemFile.read(file, CONVERT);
        List<PemFile.Block> blocks = pem.certificates();
        if (blocks.isEmpty()) {
            throw new Unusable(instead(pem));
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemFile.Block block : blocks) {
            certificates.add(certificate(block, certificates.size() + 1));
        }
        return List.copyOf(certificates);
    }

    private static String instead(PemFile pem) {
        if (pem.privateKey().isPresent()) {
            return Words.of(FileWords.class).keyForCertificate();
        }
        return Words.of(FileWords.class).noCertificate(pem.labels());
    }

    private static X509Certificate certificate(PemFile.Block block, int number) throws Unusable {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(block.der().bytes()));
        } catch (CertificateException | ClassCastException damaged) {
            throw new Unusable(Words.of(FileWords.class).damagedCertificate(number));
        }
    }
}
