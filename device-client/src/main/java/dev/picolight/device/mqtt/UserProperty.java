package dev.picolight.device.mqtt;

/// A name and a value that a message carries beside its payload (§3.3.2.3.7), for whoever knows
/// what they mean.
///
/// @param name for example `reason`
public record UserProperty(String name, String value) {}
