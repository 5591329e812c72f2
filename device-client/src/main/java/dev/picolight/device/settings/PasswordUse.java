package dev.picolight.device.settings;

/// What the password is read for.
enum PasswordUse {
    /// It is needed: that it cannot be read is a problem.
    NEEDED,
    /// To be used where it can be read; only the service, or root, may be able to.
    IF_READABLE,
    /// It is not read at all, nor are the files for TLS.
    NONE
}
