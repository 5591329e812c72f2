package dev.picolight.device.paho;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the fields of one MQTT packet (§1.5).
///
/// Every method throws [java.nio.BufferUnderflowException] when the packet is shorter than it says.
final class PacketReader {
    private final ByteBuffer bytes;

    /// Stands behind the fixed header.
    PacketReader(byte[] packet) {
        bytes = ByteBuffer.wrap(packet);
        bytes.get();
        variableByteInteger();
    }

    int remaining() {
        return bytes.remaining();
    }

    int position() {
        return bytes.position();
    }

    int oneByte() {
        return Byte.toUnsignedInt(bytes.get());
    }

    int twoBytes() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    long fourBytes() {
        return Integer.toUnsignedLong(bytes.getInt());
    }

    int variableByteInteger() {
        int value = 0;
        int shift = 0;
        int digit;
        do {
            digit = oneByte();
            value |= (digit & 0x7F) << shift;
            shift += 7;
        } while (digit >= 0x80);
        return value;
    }

    String text() {
        byte[] utf8 = new byte[twoBytes()];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    void skip(int count) {
        bytes.get(new byte[count]);
    }
}
