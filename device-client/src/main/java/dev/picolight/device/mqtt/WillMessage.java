package dev.picolight.device.mqtt;

import java.time.Duration;
import java.util.List;

/// What the Server publishes when the device vanishes (§3.1.2.5).
///
/// @param delay Will Delay Interval, whole seconds: a device that is back within it was never gone
/// @param userProperties in this order
public record WillMessage(
        TopicName topic,
        Payload payload,
        Qos qos,
        boolean retain,
        Duration delay,
        List<UserProperty> userProperties) {
    public WillMessage {
        userProperties = List.copyOf(userProperties);
    }

    /// One without User Properties.
    public WillMessage(TopicName topic, Payload payload, Qos qos, boolean retain, Duration delay) {
        this(topic, payload, qos, retain, delay, List.of());
    }
}
