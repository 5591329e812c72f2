package dev.picolight.device.paho;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a Server sends, for tests. Properties are given as they are on the wire.
final class Packets {
    private Packets() {}

    static byte[] pingresp() {
        return packet(Packet.PINGRESP, 0);
    }

    static byte[] connack(boolean sessionPresent, ReasonCode reason, byte[]... properties) {
        return packet(
                Packet.CONNACK, 0, bytes(sessionPresent ? 1 : 0, reason.value()), all(properties));
    }

    static byte[] connack(byte[]... properties) {
        return connack(false, ReasonCode.SUCCESS, properties);
    }

    static byte[] suback(int packetId, List<Integer> codes, byte[]... properties) {
        byte[] reasons = bytes(codes.stream().mapToInt(Integer::intValue).toArray());
        return packet(Packet.SUBACK, 0, twoBytes(packetId), all(properties), reasons);
    }

    static byte[] unsuback(int packetId, List<Integer> codes) {
        byte[] reasons = bytes(codes.stream().mapToInt(Integer::intValue).toArray());
        return packet(Packet.UNSUBACK, 0, twoBytes(packetId), all(), reasons);
    }

    static byte[] puback(int packetId, ReasonCode reason) {
        return packet(Packet.PUBACK, 0, twoBytes(packetId), bytes(reason.value()));
    }

    static byte[] disconnect(ReasonCode reason, byte[]... properties) {
        return packet(Packet.DISCONNECT, 0, bytes(reason.value()), all(properties));
    }

    /// @param flags DUP 8, QoS 1 2, RETAIN 1
    /// @param packetId left out for QoS 0
    static byte[] publish(
            int flags, String topic, int packetId, String payload, byte[]... properties) {
        return publish(
                flags, topic, packetId, payload.getBytes(StandardCharsets.UTF_8), properties);
    }

    static byte[] publish(
            int flags, String topic, int packetId, byte[] payload, byte[]... properties) {
        byte[] id = (flags & 6) == 0 ? new byte[0] : twoBytes(packetId);
        return packet(Packet.PUBLISH, flags, text(topic), id, all(properties), payload);
    }

    static byte[] text(int property, String value) {
        return join(bytes(property), text(value));
    }

    static byte[] binary(int property, byte[] value) {
        return join(bytes(property), twoBytes(value.length), value);
    }

    static byte[] oneByte(int property, int value) {
        return bytes(property, value);
    }

    static byte[] twoBytes(int property, int value) {
        return join(bytes(property), twoBytes(value));
    }

    static byte[] fourBytes(int property, long value) {
        return join(bytes(property), ByteBuffer.allocate(4).putInt((int) value).array());
    }

    static byte[] userProperty(String name, String value) {
        return join(bytes(0x26), text(name), text(value));
    }

    static Qos qos(int number) {
        return List.of(Qos.AT_MOST_ONCE, Qos.AT_LEAST_ONCE, Qos.EXACTLY_ONCE).get(number);
    }

    static RetainHandling retainHandling(int number) {
        return List.of(RetainHandling.SEND, RetainHandling.SEND_IF_NEW, RetainHandling.DO_NOT_SEND)
                .get(number);
    }

    private static byte[] packet(int type, int flags, byte[]... parts) {
        return new Packet(type, flags, Payload.of(join(parts))).bytes();
    }

    private static byte[] all(byte[]... properties) {
        byte[] joined = join(properties);
        return join(Packet.variableByteInteger(joined.length), joined);
    }

    private static byte[] text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return join(twoBytes(utf8.length), utf8);
    }

    private static byte[] twoBytes(int value) {
        return bytes(value >> 8, value);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
