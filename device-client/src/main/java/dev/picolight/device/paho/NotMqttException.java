package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Trouble;
import java.io.IOException;

/// What answers does not speak MQTT 5.
final class NotMqttException extends IOException {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    NotMqttException(String evidence) {
        this(Trouble.NOT_MQTT, evidence);
    }

    /// @param trouble what it speaks instead, if that is known
    NotMqttException(Trouble trouble, String evidence) {
        super(evidence);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
