package dev.picolight.device.brokersetup;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/// Certificates and keys as text (RFC 7468), for Mosquitto, OpenSSL and devices.
final class Pem {
    private static final int LINE = 64;
    private static final byte[] LINE_END = {'\n'};

    private Pem() {}

    static String of(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException neverOfOneThatWasRead) {
            throw new IllegalStateException(neverOfOneThatWasRead);
        }
    }

    /// PKCS#8, not encrypted.
    static String of(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder(LINE, LINE_END).encodeToString(der));
    }
}
