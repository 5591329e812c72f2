package dev.picolight.device.brokerhost;

/// What Mosquitto takes for a part of a word.
enum StrayCharacter {
    TAB,
    BYTE_ORDER_MARK
}
