package dev.picolight.device.tls;

import dev.picolight.device.diagnosis.Trouble;
import java.io.IOException;

/// Why there is no TLS, or none any more. Carries words that are safe to print, and no cause, whose
/// words might not be.
public final class TlsFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    /// @param words the evidence
    TlsFailure(Trouble trouble, String words) {
        super(words);
        this.trouble = trouble;
    }

    /// The kind of trouble.
    public Trouble trouble() {
        return trouble;
    }
}
