package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import dev.picolight.device.files.CertificateFile;
import dev.picolight.device.files.Unusable;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files with which a listener speaks TLS.
///
/// @param now by the machine's clock, as Mosquitto's clients judge
record CertificatesCheck(
        BrokerFiles broker,
        MosquittoListener listener,
        Optional<BrokerAccount> account,
        Programs programs,
        Instant now) {
    private static final List<String> FILES = List.of("certfile", "keyfile", "cafile", "crlfile");

    /// What there is to say; nothing about a listener without TLS.
    List<HereFinding> findings() throws InterruptedException {
        Map<String, ConfigLine> options = listener.options();
        List<HereFinding> findings = new ArrayList<>();
        incomplete(findings, "certfile", "keyfile");
        incomplete(findings, "keyfile", "certfile");
        incomplete(findings, "cafile", "certfile");
        Optional.ofNullable(options.get("require_certificate"))
                .filter(line -> List.of("true", "1").contains(line.firstWord()))
                .filter(_ -> !options.containsKey("cafile") && !options.containsKey("capath"))
                .ifPresent(line ->
                        findings.add(
                                finding(HereCause.CERTIFICATE_INCOMPLETE, line, "cafile")
                                        .seen(line)));
        for (String option : FILES) {
            Optional<ConfigLine> line = Optional.ofNullable(options.get(option));
            if (line.isPresent()) {
                NamedFile file =
                        new NamedFile(HereStep.CERTIFICATES, line.get(), broker, account, programs);
                Optional<HereFinding> trouble = file.trouble();
                trouble.ifPresent(findings::add);
                boolean hasDates = option.equals("certfile") || option.equals("cafile");
                if (trouble.isEmpty() && hasDates && Files.isReadable(file.path())) {
                    findings.add(dates(file));
                }
            }
        }
        return findings;
    }

    private void incomplete(List<HereFinding> findings, String given, String missing) {
        Map<String, ConfigLine> options = listener.options();
        if (options.containsKey(given) && !options.containsKey(missing)) {
            ConfigLine line = options.get(given);
            findings.add(finding(HereCause.CERTIFICATE_INCOMPLETE, line, missing).seen(line));
        }
    }

    private HereFinding dates(NamedFile file) {
        String look = "openssl x509 -noout -dates -subject -in " + file.path();
        try {
            List<X509Certificate> all = CertificateFile.read(file.path());
            X509Certificate first =
                    file.line().is("certfile")
                            ? all.getFirst() // the server's own; the others lead to its authority
                            : all.stream()
                                    .max(Comparator.comparing(X509Certificate::getNotAfter))
                                    .orElseThrow();
            Instant from = first.getNotBefore().toInstant();
            Instant until = first.getNotAfter().toInstant();
            HereFinding finding =
                    now.isAfter(until)
                            ? finding(HereCause.CERTIFICATE_EXPIRED, file.path(), until)
                            : now.isBefore(from)
                                    ? finding(
                                            HereCause.CERTIFICATE_NOT_YET_VALID, file.path(), from)
                                    : finding(HereCause.CERTIFICATE_VALID, file.path(), until);
            return finding.seen(file.line()).next(look);
        } catch (Unusable notUsable) {
            return finding(HereCause.CERTIFICATE_NOT_USABLE, file.path(), file.line())
                    .seen(file.line())
                    .next(look);
        }
    }

    private static HereFinding finding(HereCause cause, Object... facts) {
        return HereFinding.of(HereStep.CERTIFICATES, cause, facts);
    }
}
