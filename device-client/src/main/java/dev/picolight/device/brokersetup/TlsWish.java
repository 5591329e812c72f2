package dev.picolight.device.brokersetup;

import java.util.List;
import java.util.Optional;

/// What the user wants of TLS. What is not said stays as the last set-up has left it.
///
/// @param tls whether there is port 8883
/// @param plain whether there is port 1883
/// @param certificates whether port 8883 is for clients with a certificate alone
/// @param names by which devices call the broker; those in its certificate already stay
/// @param clients who gets a certificate
public record TlsWish(
        Optional<Boolean> tls,
        Optional<Boolean> plain,
        Optional<Boolean> certificates,
        List<BrokerName> names,
        List<UserName> clients) {
    /// None.
    public static final TlsWish NONE =
            new TlsWish(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

    public TlsWish {
        names = List.copyOf(names);
        clients = List.copyOf(clients);
    }

    /// The listeners after the set-up.
    Listeners after(Listeners before) {
        boolean encrypted = tls.orElse(before.tls());
        return new Listeners(
                !encrypted || plain.orElse(before.plain()),
                encrypted,
                encrypted && certificates.orElse(before.clientCertificates()));
    }
}
