package dev.picolight.device.brokersetup;

/// Why the broker cannot be set up. Holds no secret.
public final class SetupTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param words for the user: cause, evidence and remedy
    SetupTrouble(String words) {
        super(words, null, false, false);
    }

    /// For the user: cause, evidence and remedy.
    public String words() {
        return String.valueOf(getMessage());
    }
}
