package dev.picolight.device.tls;

import dev.picolight.device.files.ClientIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Shows the Server the one certificate that the device has, and remembers that it was asked. The
/// JDK's own would show none at all when the Server names other authorities; so the Server learns
/// what it refuses, and can say why.
final class ClientKeys extends X509ExtendedKeyManager {
    private static final String ALIAS = "device";

    private final Optional<ClientIdentity> identity;
    private volatile boolean asked;

    ClientKeys(Optional<ClientIdentity> identity) {
        this.identity = identity;
    }

    /// Whether the Server wants to see a certificate.
    boolean isAsked() {
        return asked;
    }

    /// What there is to show.
    Optional<ClientIdentity> identity() {
        return identity;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        asked = true;
        return identity.isPresent() ? ALIAS : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return identity.map(own -> own.chain().toArray(X509Certificate[]::new)).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return identity.map(ClientIdentity::key).orElse(null);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
