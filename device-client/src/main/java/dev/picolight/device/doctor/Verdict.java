package dev.picolight.device.doctor;

import java.util.Locale;

/// What a step has come to.
public enum Verdict {
    OK,
    /// Nothing is wrong, but the user should know.
    NOTE,
    PROBLEM,
    /// It could not be found out.
    UNKNOWN,
    /// Not looked at.
    SKIPPED;

    /// For programs. Stays as it is from version to version.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
