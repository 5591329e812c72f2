package dev.picolight.device.brokerhost;

/// What Mosquitto wants behind an option.
enum ExpectedValue {
    TRUTH,
    PORT,
    SOMETHING,
    SOCKET_DOMAIN,
    PROTOCOL,
    ADDRESS
}
