package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.util.Optional;

/// Who may do what at the [InMemoryServer]. Allows everything unless a method is replaced. A Reason
/// Code of 0x80 or above refuses.
public interface InMemoryAccess {
    default ReasonCode connect(
            String clientIdentifier, Optional<ConnectSettings.Credentials> credentials) {
        return ReasonCode.SUCCESS;
    }

    default ReasonCode subscribe(String clientIdentifier, TopicFilter filter) {
        return ReasonCode.SUCCESS;
    }

    default ReasonCode publish(String clientIdentifier, TopicName topic) {
        return ReasonCode.SUCCESS;
    }

    /// Whether messages on this topic reach the client. Mosquitto grants every subscription and
    /// then sends nothing.
    default boolean mayReceive(String clientIdentifier, TopicName topic) {
        return true;
    }
}
