package dev.picolight.device.paho;

import java.io.IOException;

/// What answers does not speak MQTT 5.
final class NotMqttException extends IOException {
    private static final long serialVersionUID = 1;

    NotMqttException(String evidence) {
        super(evidence);
    }
}
