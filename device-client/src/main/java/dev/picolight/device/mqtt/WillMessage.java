package dev.picolight.device.mqtt;

import java.time.Duration;

/// What the Server publishes when the device vanishes (§3.1.2.5).
///
/// @param delay Will Delay Interval, whole seconds: a device that is back within it was never gone
public record WillMessage(
        TopicName topic, Payload payload, Qos qos, boolean retain, Duration delay) {}
