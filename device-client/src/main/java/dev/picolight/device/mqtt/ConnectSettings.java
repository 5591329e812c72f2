package dev.picolight.device.mqtt;

import java.time.Duration;
import java.util.Optional;

/// Everything that CONNECT needs and that stays the same from one connection to the next.
///
/// @param allowLoopback whether the Server may be on this very machine
/// @param clientIdentifier §3.1.3.1; the same after each restart, and no other device's
/// @param keepAlive §3.1.2.10, 1 s to 65 535 s
/// @param sessionExpiry how long the Server remembers the session after a loss (§3.1.2.11.2)
/// @param connectTimeout for TCP, all addresses together, and as much again for TLS; at least 5 s,
///   because «nobody has that address» needs 3.1 s to be noticed
/// @param tls empty: TCP alone
public record ConnectSettings(
        BrokerAddress address,
        boolean allowLoopback,
        String clientIdentifier,
        Optional<Credentials> credentials,
        Duration keepAlive,
        Duration sessionExpiry,
        Optional<WillMessage> will,
        Duration connectTimeout,
        Optional<TlsSettings> tls) {

    /// Without TLS.
    public ConnectSettings(
            BrokerAddress address,
            boolean allowLoopback,
            String clientIdentifier,
            Optional<Credentials> credentials,
            Duration keepAlive,
            Duration sessionExpiry,
            Optional<WillMessage> will,
            Duration connectTimeout) {
        this(
                address,
                allowLoopback,
                clientIdentifier,
                credentials,
                keepAlive,
                sessionExpiry,
                will,
                connectTimeout,
                Optional.empty());
    }

    /// The same way to the Server for somebody else who stays for a moment: with a Client
    /// Identifier of its own, nothing to be remembered, and no Will Message.
    public ConnectSettings forAGuest(String identifier) {
        return new ConnectSettings(
                address,
                allowLoopback,
                identifier,
                credentials,
                keepAlive,
                Duration.ZERO,
                Optional.empty(),
                connectTimeout,
                tls);
    }

    /// The same with another limit for TCP.
    public ConnectSettings withConnectTimeout(Duration limit) {
        return new ConnectSettings(
                address,
                allowLoopback,
                clientIdentifier,
                credentials,
                keepAlive,
                sessionExpiry,
                will,
                limit,
                tls);
    }

    /// Who the device says it is.
    public record Credentials(String user, Optional<Secret> password) {}
}
