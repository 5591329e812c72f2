package dev.picolight.device.doctor;

import java.util.Locale;

/// What is looked at, in this order.
public enum Step {
    SETTINGS,
    NAME,
    ADDRESS,
    ROUTE,
    TCP,
    TLS,
    CONNECT,
    SUBSCRIBE,
    /// A message that comes back.
    HEAR,
    /// What else is said at the Server.
    AROUND,
    /// The Server's own machine.
    HERE,
    LED;

    /// For programs. Stays as it is from version to version.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
