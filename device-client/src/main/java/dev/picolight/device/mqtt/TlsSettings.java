package dev.picolight.device.mqtt;

import java.nio.file.Path;
import java.util.Optional;

/// How the Server is known, and how the device shows who it is. Holds names of files alone: they
/// are read again for each connection, so that a renewed certificate needs no restart.
///
/// @param ca a file with the authorities that are trusted; empty: those of the system
/// @param identity what the device shows when the Server asks for a certificate
/// @param serverName the name or address that the Server's certificate must have; empty: that of
///   [BrokerAddress#host]
public record TlsSettings(
        Optional<Path> ca, Optional<Identity> identity, Optional<ServerName> serverName) {

    /// The device trusts whom the system trusts, and shows nothing.
    public static final TlsSettings SYSTEM =
            new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /// The name that the Server's certificate must have.
    ///
    /// @throws IllegalArgumentException when none is given and the host's can be in no certificate
    public ServerName nameOf(BrokerAddress server) {
        return serverName.orElseGet(() -> ServerName.of(server));
    }

    /// The files of a client's certificate.
    ///
    /// @param passwordFile with the passphrase of an encrypted key
    public record Identity(Path certificate, Path key, Optional<Path> passwordFile) {}
}
