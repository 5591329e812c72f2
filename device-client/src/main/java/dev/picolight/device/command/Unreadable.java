package dev.picolight.device.command;

/// Ends the reading of one message. Never leaves the parser, so it needs no stack trace.
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /// @param reason what is wrong and what was expected; safe to print
    Unreadable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
