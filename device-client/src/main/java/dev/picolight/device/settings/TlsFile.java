package dev.picolight.device.settings;

/// What a file is for, of those that `broker.tls:` names.
enum TlsFile {
    CERTIFICATE,
    KEY,
    /// Of the key.
    PASSWORD
}
