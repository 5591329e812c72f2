package dev.picolight.device.troubles;

import java.nio.charset.StandardCharsets;

/// What a scripted broker says.
final class Packets {
    static final byte[] NOTHING = {};

    /// CONNACK of MQTT 5 without properties: the client is let in (§3.2).
    static final byte[] WELCOME = connack(0);

    private static final int PACKET_IDENTIFIER = 1;

    private Packets() {}

    /// CONNACK of MQTT 5 with a Reason Code.
    static byte[] connack(int reason) {
        return bytes(0x20, 3, 0, reason, 0);
    }

    /// CONNACK of MQTT 3.1.1 with a return code.
    static byte[] oldConnack(int code) {
        return bytes(0x20, 2, 0, code);
    }

    /// SUBACK to the first subscription of a client.
    static byte[] suback(int reason) {
        return bytes(0x90, 4, 0, PACKET_IDENTIFIER, 0, reason);
    }

    /// DISCONNECT with a Reason Code (§3.14).
    static byte[] disconnect(int reason) {
        return bytes(0xE0, 2, reason, 0);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }
}
