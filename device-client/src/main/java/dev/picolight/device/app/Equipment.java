package dev.picolight.device.app;

import dev.picolight.device.port.Instruments;
import dev.picolight.device.port.Memory;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.device.port.Network;

/// What a device has beside its logic and its LEDs.
///
/// @param memory what survives a power cut
/// @param instruments by which the machine measures itself
public record Equipment(
        Network network, MqttConnection connection, Memory memory, Instruments instruments) {
    /// That of a device which forgets everything in a power cut, and which nobody measures.
    public Equipment(Network network, MqttConnection connection) {
        this(network, connection, Memory.NONE, Instruments.NONE);
    }

    /// The same with a memory.
    public Equipment withMemory(Memory other) {
        return new Equipment(network, connection, other, instruments);
    }
}
