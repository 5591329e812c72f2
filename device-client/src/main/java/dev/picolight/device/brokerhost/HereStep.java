package dev.picolight.device.brokerhost;

/// What is looked at, in this order.
public enum HereStep {
    /// Which program has the port open, and on which address.
    SOCKETS,
    /// Which files Mosquitto reads, and which of their lines are in force.
    CONFIGURATION,
    /// Where those lines let it listen.
    LISTENER,
    /// Who may log in.
    USERS,
    /// Who may read and write which topics.
    RULES,
    /// The files for TLS.
    CERTIFICATES,
    /// Whether Mosquitto runs, since when, and what it says.
    SERVICE,
    /// Whether packets from the network reach the port.
    FIREWALL
}
