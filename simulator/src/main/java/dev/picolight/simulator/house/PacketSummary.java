package dev.picolight.simulator.house;

import java.util.Optional;

/// An MQTT packet in a form that people read.
///
/// @param type `CONNECT`, `CONNACK`, `PUBLISH` …
/// @param packetId 0 where there is none
/// @param topic of PUBLISH; the first Topic Filter of SUBSCRIBE and UNSUBSCRIBE
/// @param text the rest in one line: QoS, flags, Reason Codes, payload as text or hexadecimal
/// @param bytes of the whole packet
public record PacketSummary(
        String type, int packetId, Optional<String> topic, String text, int bytes) {}
