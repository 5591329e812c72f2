package dev.picolight.simulator.interoperability;

import dev.picolight.device.mqtt.BrokerAddress;
import java.util.Set;

/// A broker that people use, started for a test. It lets in the user `pi` with the password
/// `raspberry`.
interface LiveBroker extends AutoCloseable {
    String USER = "pi";
    String PASSWORD = "raspberry";

    /// Its name in the matrix.
    String name();

    /// Where MQTT is spoken.
    BrokerAddress address();

    /// Where MQTT.js connects: a URL of WebSocket, or of TCP when this broker has no WebSocket
    /// here.
    String url();

    /// What this broker does not do for anybody, so that it is not asked for.
    Set<Feature> notOffered();

    @Override
    void close();
}
