package dev.picolight.device.brokersetup;

import java.nio.file.Path;

/// All that a client needs for TLS, in a folder to be copied.
///
/// @param authority whom it trusts
/// @param certificate its own
/// @param key of that certificate
public record ClientFiles(Path authority, Path certificate, Path key) {
    /// Those of one client.
    public static ClientFiles of(MosquittoFolder folder, UserName name) {
        Path own = folder.client(name);
        return new ClientFiles(
                own.resolve("ca.pem"), own.resolve("client.pem"), own.resolve("client.key"));
    }
}
