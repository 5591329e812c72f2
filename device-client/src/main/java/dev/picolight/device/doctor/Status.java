package dev.picolight.device.doctor;

import dev.picolight.device.mqtt.InboundMessage;
import java.util.Optional;

/// What a device says of itself at the Server.
final class Status {
    private Status() {}

    /// Whether the message says that the patient is online.
    static boolean of(InboundMessage message, Patient patient) {
        return patient.status().equals(Optional.of(message.topic()))
                && message.payload().text().equals(Optional.of("online"));
    }
}
