package dev.picolight.device.settings;

import dev.picolight.device.words.Localized;

/// What is wrong with what stands under `broker.tls:`, and what was expected there.
@Localized
interface TlsWords {
    String tls();

    String serverName();

    String needsServerName(String why);

    String certificateWithoutKey();

    String passwordWithoutKey();

    String keyWithoutCertificate();

    String otherKey(String certificate);

    String notNeeded();

    String hiddenPasswordFile();

    /// A file that is named at the key.
    ///
    /// @param what what is wrong with it
    String unusable(TlsFile kind, String file, String what);

    String everybodyMayRead(TlsFile kind, String chmod);
}
