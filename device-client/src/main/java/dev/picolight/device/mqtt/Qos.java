package dev.picolight.device.mqtt;

/// Quality of Service (§4.3). The ordinal is the number on the wire.
public enum Qos {
    AT_MOST_ONCE,
    AT_LEAST_ONCE,
    EXACTLY_ONCE
}
