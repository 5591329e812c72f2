package dev.picolight.device.tls;

import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.ServerName;
import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Lets the JDK decide whether a Server's certificate is good, and finds out why not. Decides
/// nothing itself but one thing: a certificate that is trusted by itself, without an authority,
/// must have good dates too, at which the JDK does not look.
final class ServerTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;
    private final ServerName expected;
    private final String trusted;
    private final WallClock clock;
    private volatile Optional<TlsFailure> verdict = Optional.empty();

    /// @param expected whose certificate it must be
    /// @param trusted who is, in words
    ServerTrust(
            X509ExtendedTrustManager jdk, ServerName expected, String trusted, WallClock clock) {
        this.jdk = jdk;
        this.expected = expected;
        this.trusted = trusted;
        this.clock = clock;
    }

    /// Why the certificate was refused, if it was.
    Optional<TlsFailure> verdict() {
        return verdict;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        try {
            jdk.checkServerTrusted(chain, authType, socket);
            chain[0].checkValidity(Date.from(clock.now()));
        } catch (CertificateException refused) {
            verdict = Optional.of(why(chain, authType, refused));
            throw refused;
        }
    }

    private TlsFailure why(X509Certificate[] chain, String authType, CertificateException refused) {
        if (has(refused, CertificateExpiredException.class)) {
            return expired(first(chain, it -> until(it).isBefore(clock.now())));
        }
        if (has(refused, CertificateNotYetValidException.class)) {
            return notYetValid(first(chain, it -> from(it).isAfter(clock.now())));
        }
        if (hasNoPath(refused)) {
            return dates(chain[0]).orElseGet(() -> unknown(chain));
        }
        return isGoodBesidesItsName(chain, authType)
                ? otherName(chain[0])
                : new TlsFailure(
                        Trouble.TLS,
                        TlsWords.say()
                                .refused(
                                        CertificateWords.subject(chain[0]),
                                        TlsDiagnosis.wordsOf(refused)));
    }

    private Optional<TlsFailure> dates(X509Certificate certificate) {
        if (until(certificate).isBefore(clock.now())) {
            return Optional.of(expired(certificate));
        }
        return from(certificate).isAfter(clock.now())
                ? Optional.of(notYetValid(certificate))
                : Optional.empty();
    }

    private TlsFailure expired(X509Certificate certificate) {
        return new TlsFailure(
                Trouble.TLS_EXPIRED,
                TlsWords.say()
                        .expired(
                                CertificateWords.subject(certificate),
                                WallClock.shown(until(certificate)),
                                clock.words()));
    }

    private TlsFailure notYetValid(X509Certificate certificate) {
        return new TlsFailure(
                Trouble.TLS_NOT_YET_VALID,
                TlsWords.say()
                        .notYetValid(
                                CertificateWords.subject(certificate),
                                WallClock.shown(from(certificate)),
                                clock.words()));
    }

    private TlsFailure unknown(X509Certificate[] chain) {
        return new TlsFailure(
                Trouble.TLS_AUTHORITY_UNKNOWN,
                TlsWords.say()
                        .unknown(
                                CertificateWords.subject(chain[0]),
                                CertificateWords.issuer(chain[chain.length - 1]),
                                trusted));
    }

    private TlsFailure otherName(X509Certificate certificate) {
        return new TlsFailure(
                Trouble.TLS_NAME,
                TlsWords.say().otherName(CertificateWords.names(certificate), expected.toString()));
    }

    /// Asks the JDK again, this time without a socket, so that it does not look at the name.
    private boolean isGoodBesidesItsName(X509Certificate[] chain, String authType) {
        try {
            jdk.checkServerTrusted(chain, authType);
            return true;
        } catch (CertificateException somethingElse) {
            return false;
        }
    }

    private static X509Certificate first(X509Certificate[] chain, Predicate<X509Certificate> such) {
        return Arrays.stream(chain).filter(such).findFirst().orElse(chain[0]);
    }

    private static Instant from(X509Certificate certificate) {
        return certificate.getNotBefore().toInstant();
    }

    private static Instant until(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return TlsDiagnosis.causes(failure).anyMatch(type::isInstance);
    }

    private static boolean hasNoPath(Throwable failure) {
        return TlsDiagnosis.causes(failure)
                .anyMatch(cause ->
                        cause instanceof CertPathBuilderException
                                || (cause instanceof CertPathValidatorException path
                                        && Stream.of(
                                                        PKIXReason.NO_TRUST_ANCHOR,
                                                        BasicReason.INVALID_SIGNATURE)
                                                .anyMatch(path.getReason()::equals)));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("a certificate is only checked together with its name");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("this is a client, and has none");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
