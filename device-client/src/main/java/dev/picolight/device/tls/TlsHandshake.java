package dev.picolight.device.tls;

import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.files.CertificateFile;
import dev.picolight.device.files.ClientIdentity;
import dev.picolight.device.files.KeyFile;
import dev.picolight.device.files.SecretFile;
import dev.picolight.device.files.Unusable;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.ServerName;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.mqtt.TlsSettings.Identity;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// One handshake, as a client. Made before the Server is dialled, from files that are read now, and
/// of use once.
public final class TlsHandshake {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final ServerName name;
    private final ServerTrust trust;
    private final ClientKeys keys;
    private final WallClock clock;
    private volatile Optional<TlsFacts> facts = Optional.empty();

    private TlsHandshake(ServerName name, ServerTrust trust, ClientKeys keys, WallClock clock) {
        this.name = name;
        this.trust = trust;
        this.keys = keys;
        this.clock = clock;
    }

    /// Reads the files.
    ///
    /// @throws TlsFailure when one of them is of no use
    public static TlsHandshake prepare(TlsSettings settings, BrokerAddress server)
            throws TlsFailure {
        return prepare(settings, server, WallClock.ofThisMachine());
    }

    static TlsHandshake prepare(TlsSettings settings, BrokerAddress server, WallClock clock)
            throws TlsFailure {
        ServerName name = settings.nameOf(server);
        Optional<ClientIdentity> identity = Optional.empty();
        if (settings.identity().isPresent()) {
            identity = Optional.of(identity(settings.identity().get()));
        }
        ServerTrust trust =
                new ServerTrust(
                        jdkTrust(settings),
                        name,
                        settings.ca()
                                .map(file -> TlsWords.say().onlyFile(file.toString()))
                                .orElseGet(() -> TlsWords.say().systemTrust()),
                        clock);
        return new TlsHandshake(name, trust, new ClientKeys(identity), clock);
    }

    private static X509ExtendedTrustManager jdkTrust(TlsSettings settings) throws TlsFailure {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(settings.ca().isPresent() ? anchors(settings.ca().get()) : null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new TlsFailure(Trouble.TLS, TlsWords.say().cannotCheck()));
        } catch (GeneralSecurityException | IOException broken) {
            throw broken instanceof TlsFailure known
                    ? known
                    : new TlsFailure(
                            Trouble.TLS_FILES,
                            TlsWords.say().systemUnreadable(TlsDiagnosis.wordsOf(broken)));
        }
    }

    private static @Nullable KeyStore anchors(Path ca)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate certificate : read(ca, CertificateFile::read)) {
            store.setCertificateEntry("ca " + ++number, certificate);
        }
        return store;
    }

    private static ClientIdentity identity(Identity files) throws TlsFailure {
        List<X509Certificate> chain = read(files.certificate(), CertificateFile::read);
        Optional<Secret> passphrase = Optional.empty();
        if (files.passwordFile().isPresent()) {
            passphrase = Optional.of(read(files.passwordFile().get(), SecretFile::read));
        }
        Optional<Secret> known = passphrase;
        return ClientIdentity.of(chain, read(files.key(), file -> KeyFile.read(file, known)))
                .orElseThrow(() ->
                        new TlsFailure(
                                Trouble.TLS_FILES,
                                TlsWords.say()
                                        .keyOfAnother(
                                                files.key().toString(),
                                                files.certificate().toString())));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(Path file) throws Unusable;
    }

    private static <T> T read(Path file, Reading<T> reading) throws TlsFailure {
        try {
            return reading.read(file);
        } catch (Unusable without) {
            throw new TlsFailure(Trouble.TLS_FILES, "%s %s".formatted(file, without.words()));
        }
    }

    /// Shakes hands. Blocks; whoever closes the dialled socket ends it.
    ///
    /// @param dialled connected
    /// @param limit for all of it
    /// @return the socket to speak through; it has no options of its own but those of the dialled
    /// @throws TlsFailure in every case
    public Socket over(Socket dialled, Duration limit) throws TlsFailure {
        WatchedSocket wire = new WatchedSocket(dialled);
        TlsDiagnosis diagnosis = new TlsDiagnosis(wire, trust, keys, clock);
        AtomicReference<End> end = new AtomicReference<>(End.NONE);
        Thread watchdog =
                Thread.ofVirtual().name("tls deadline").start(() -> cutAfter(limit, dialled, end));
        try {
            SSLSocket tls = client(wire);
            tls.startHandshake();
            if (end.compareAndSet(End.NONE, End.DONE)) {
                wire.stopWatching();
                facts = Optional.of(TlsFacts.of(tls.getSession()));
                return new TlsSocket(dialled, tls, diagnosis);
            }
            throw late(limit);
        } catch (GeneralSecurityException | IOException | RuntimeException failure) {
            throw end.get() == End.LATE ? late(limit) : diagnosis.inHandshake(failure);
        } finally {
            watchdog.interrupt();
        }
    }

    /// What was agreed on; empty until [#over] has succeeded.
    public Optional<TlsFacts> facts() {
        return facts;
    }

    private enum End {
        NONE,
        DONE,
        LATE
    }

    private static void cutAfter(Duration limit, Socket dialled, AtomicReference<End> end) {
        try {
            Thread.sleep(limit);
            if (end.compareAndSet(End.NONE, End.LATE)) {
                dialled.close();
            }
        } catch (InterruptedException doneInTime) {
            Thread.currentThread().interrupt();
        } catch (IOException closedAnyway) {
            // the handshake has ended all the same
        }
    }

    private static TlsFailure late(Duration limit) {
        return new TlsFailure(Trouble.TLS_NO_ANSWER, TlsWords.say().late(limit.toSeconds()));
    }

    private SSLSocket client(WatchedSocket wire) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
        SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(wire, name.text(), wire.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 2818, which is RFC 6125 here
        parameters.setServerNames(
                name.isAddress() ? List.of() : List.of(new SNIHostName(name.text())));
        tls.setSSLParameters(parameters);
        return tls;
    }
}
