package dev.picolight.device.tls;

import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.files.ClientIdentity;
import dev.picolight.device.mqtt.Shown;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Finds out why TLS failed: from the verdict on the Server's certificate, from what came over the
/// wire, and from the alert that the Server sent (RFC 8446 §6).
final class TlsDiagnosis {
    /// The types of a record (RFC 8446 §5.1).
    private static final int RECORD_MIN = 20;

    private static final int RECORD_MAX = 24;
    private static final int WORDS_MAX = 160;

    /// The JDK's words, the same in every language.
    private static final Pattern ALERT = Pattern.compile("Received (?:fatal )?alert: (\\w+)");

    /// Those by which a Server of TLS 1.2 refuses a client (RFC 5246 §7.2).
    private static final Map<Integer, String> ALERTS =
            Map.of(
                    40, "handshake_failure",
                    42, "bad_certificate",
                    43, "unsupported_certificate",
                    44, "certificate_revoked",
                    45, "certificate_expired",
                    46, "certificate_unknown",
                    48, "unknown_ca",
                    49, "access_denied",
                    51, "decrypt_error",
                    70, "protocol_version");

    private static final Pattern VERSION =
            Pattern.compile("protocol_version|protocol version|supported_versions");

    private final WatchedSocket wire;
    private final ServerTrust trust;
    private final ClientKeys keys;
    private final WallClock clock;

    TlsDiagnosis(WatchedSocket wire, ServerTrust trust, ClientKeys keys, WallClock clock) {
        this.wire = wire;
        this.trust = trust;
        this.keys = keys;
        this.clock = clock;
    }

    /// What went wrong during the handshake.
    TlsFailure inHandshake(Exception failure) {
        if (trust.verdict().isPresent()) {
            return trust.verdict().get();
        }
        if (wire.hasAnswered() && (wire.first() < RECORD_MIN || wire.first() > RECORD_MAX)) {
            return new TlsFailure(
                    Trouble.TLS_NOT_SPOKEN,
                    TlsWords.say().firstByte("0x%02X".formatted(wire.first())));
        }
        boolean closed = isClosed(failure);
        Optional<String> alert = alert(failure).or(() -> closed ? lastAlert() : Optional.empty());
        if (alert.isPresent()) {
            return ofAlert(alert.get());
        }
        if (closed) {
            return wire.hasAnswered()
                    ? closed()
                    : new TlsFailure(Trouble.TLS_NOT_SPOKEN, TlsWords.say().closedAtFirstWord());
        }
        String words = wordsOf(failure);
        return new TlsFailure(
                VERSION.matcher(words).find() ? Trouble.TLS_VERSION : Trouble.TLS, words);
    }

    /// What went wrong later. In TLS 1.3 a client learns only now what the Server thinks of its
    /// certificate.
    ///
    /// @param silent whether the Server has said nothing but TLS yet
    IOException afterHandshake(IOException failure, boolean silent) {
        Optional<String> alert = alert(failure);
        if (alert.isPresent()) {
            return ofAlert(alert.get());
        }
        if (silent && keys.isAsked()) {
            return closed();
        }
        return failure instanceof SSLException
                ? new TlsFailure(Trouble.TLS, wordsOf(failure))
                : failure;
    }

    /// Whether an end without a word, right after the handshake, is about the certificate.
    Optional<TlsFailure> endAfterHandshake() {
        return keys.isAsked() ? Optional.of(closed()) : Optional.empty();
    }

    private TlsFailure closed() {
        return keys.isAsked()
                ? clientCertificate(TlsWords.say().closedAfterAsking())
                : new TlsFailure(Trouble.TLS, TlsWords.say().closedInHandshake());
    }

    private TlsFailure ofAlert(String alert) {
        String words = TlsWords.say().alert(alert);
        return switch (alert) {
            case "protocol_version", "insufficient_security" ->
                    new TlsFailure(Trouble.TLS_VERSION, words);
            case "unrecognized_name" -> new TlsFailure(Trouble.TLS_NAME, words);
            case "certificate_required",
                    "handshake_failure",
                    "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_expired",
                    "certificate_unknown",
                    "unknown_ca",
                    "access_denied",
                    "decrypt_error" ->
                    keys.isAsked() ? clientCertificate(words) : new TlsFailure(Trouble.TLS, words);
            default -> new TlsFailure(Trouble.TLS, words);
        };
    }

    private TlsFailure clientCertificate(String words) {
        return keys.identity()
                .map(own ->
                        new TlsFailure(
                                Trouble.TLS_CLIENT_CERTIFICATE_REFUSED,
                                TlsWords.say().shown(words, shown(own))))
                .orElseGet(() -> new TlsFailure(Trouble.TLS_CLIENT_CERTIFICATE_MISSING, words));
    }

    private String shown(ClientIdentity own) {
        X509Certificate certificate = own.chain().getFirst();
        return TlsWords.say()
                .own(
                        CertificateWords.subject(certificate),
                        CertificateWords.issuer(certificate),
                        WallClock.shown(certificate.getNotBefore().toInstant()),
                        WallClock.shown(certificate.getNotAfter().toInstant()),
                        clock.words());
    }

    private static Optional<String> alert(Throwable failure) {
        return causes(failure)
                .map(cause -> ALERT.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    private Optional<String> lastAlert() {
        OptionalInt alert = wire.lastAlert();
        return alert.isPresent()
                ? Optional.of(ALERTS.getOrDefault(alert.getAsInt(), "alert " + alert.getAsInt()))
                : Optional.empty();
    }

    private static boolean isClosed(Throwable failure) {
        return causes(failure)
                .anyMatch(
                        cause -> cause instanceof EOFException || cause instanceof SocketException);
    }

    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10);
    }

    /// The JDK's own words, made safe.
    static String wordsOf(Throwable failure) {
        return Shown.bounded(
                Optional.ofNullable(failure.getMessage())
                        .orElseGet(() -> failure.getClass().getSimpleName()),
                WORDS_MAX);
    }
}
