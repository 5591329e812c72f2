package dev.picolight.device.announce;

/// What waits inside the device.
///
/// @param incoming events that the device has not looked at yet
/// @param outgoing messages that are not sent, or for QoS 1 not acknowledged yet
public record Queue(int incoming, int outgoing) {}
