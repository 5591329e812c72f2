package dev.picolight.led;

/// The LED's hardware does not do what it was asked. Says what happened, and what would help.
public final class LedFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /// @param cause what happened and the value or evidence it shows in, a sentence without full
    ///   stop
    /// @param remedy what the user can do, whole sentences
    public LedFault(String cause, String remedy) {
        super(cause);
        this.remedy = remedy;
    }

    /// As [#LedFault(String, String)], keeping the library's exception.
    public LedFault(String cause, String remedy, Throwable origin) {
        super(cause, origin);
        this.remedy = remedy;
    }

    /// What the user can do about it.
    public String remedy() {
        return remedy;
    }
}
