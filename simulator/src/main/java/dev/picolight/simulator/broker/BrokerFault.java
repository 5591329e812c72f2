package dev.picolight.simulator.broker;

/// The embedded broker cannot run as asked. Says what happened, and what would help.
public final class BrokerFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /// @param cause what happened and the value or evidence it shows in, a sentence without full
    ///   stop
    /// @param remedy what the user can do, whole sentences
    public BrokerFault(String cause, String remedy) {
        super(cause);
        this.remedy = remedy;
    }

    /// As [#BrokerFault(String, String)], keeping the exception it came from.
    public BrokerFault(String cause, String remedy, Throwable origin) {
        super(cause, origin);
        this.remedy = remedy;
    }

    /// What the user can do about it.
    public String remedy() {
        return remedy;
    }
}
