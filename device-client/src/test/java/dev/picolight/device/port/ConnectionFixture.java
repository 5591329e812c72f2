package dev.picolight.device.port;

import dev.picolight.device.mqtt.ConnectSettings;

/// What a contract test is given: a Server, and the implementation to be tested.
public interface ConnectionFixture {
    /// A fresh Server that listens.
    ServerSide startServer();

    /// A connection to this Server, not yet open.
    MqttConnection connection(ServerSide server, ConnectSettings settings);
}
