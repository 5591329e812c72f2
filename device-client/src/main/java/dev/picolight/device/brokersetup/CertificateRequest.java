package dev.picolight.device.brokersetup;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a certificate shall say; its key is one of the curve P-256.
///
/// @param commonName in any script
/// @param extensions as `keytool -ext` takes them
/// @param validity in days
record CertificateRequest(String commonName, List<String> extensions, Duration validity) {
    /// What a certificate of a client or a server may be used for.
    private static final String SIGNS = "keyUsage:critical=digitalSignature";

    private static final String NO_AUTHORITY = "basicConstraints:critical=ca:false";

    /// A clock that is slow by some hours must not take it for one of the future.
    private static final String SINCE = "-1d";

    /// An authority that signs certificates of servers and clients, and no authorities.
    static CertificateRequest authority(String name, Duration validity) {
        return new CertificateRequest(
                name,
                List.of(
                        "basicConstraints:critical=ca:true,pathlen:0",
                        "keyUsage:critical=keyCertSign,cRLSign"),
                validity);
    }

    /// A server with these names.
    static CertificateRequest server(List<BrokerName> names, Duration validity) {
        String alternatives =
                names.stream().map(BrokerName::forKeytool).collect(Collectors.joining(","));
        return new CertificateRequest(
                names.getFirst().text(),
                List.of(
                        NO_AUTHORITY,
                        SIGNS,
                        "extendedKeyUsage=serverAuth",
                        "subjectAlternativeName=" + alternatives),
                validity);
    }

    /// A client with this name.
    static CertificateRequest client(UserName name, Duration validity) {
        return new CertificateRequest(
                name.text(), List.of(NO_AUTHORITY, SIGNS, "extendedKeyUsage=clientAuth"), validity);
    }

    /// Arguments of `keytool -genkeypair`, in ASCII: those of a process are encoded as the
    /// machine's locale says.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        arguments.addAll(List.of("-sigalg", "SHA256withECDSA"));
        arguments.addAll(List.of("-dname", "CN=" + escaped(commonName)));
        arguments.addAll(List.of("-startdate", SINCE));
        arguments.addAll(List.of("-validity", String.valueOf(validity.toDays())));
        extensions.forEach(extension -> arguments.addAll(List.of("-ext", extension)));
        return arguments;
    }

    /// A value of a Distinguished Name, what is no plain letter or digit as bytes of UTF-8 (RFC
    /// 4514).
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    boolean plain =
                            c < 0x80 && (Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0);
                    if (plain) {
                        escaped.appendCodePoint(c);
                    } else {
                        for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                            escaped.append("\\%02X".formatted(each));
                        }
                    }
                });
        return escaped.toString();
    }
}
