package dev.picolight.device.brokerhost;

/// How good or bad a finding is.
public enum HereVerdict {
    /// As it should be.
    GOOD,
    /// Worth knowing; devices may still connect.
    NOTE,
    /// Could not be found out.
    UNKNOWN,
    /// Keeps devices away.
    PROBLEM
}
