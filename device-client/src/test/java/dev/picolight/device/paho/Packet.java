package dev.picolight.device.paho;

import dev.picolight.device.mqtt.Payload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// One MQTT packet on the wire, for tests.
///
/// @param flags the lower half of the first byte
/// @param body everything behind the fixed header
record Packet(int type, int flags, Payload body) {
    static final int CONNECT = 1;
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBSCRIBE = 8;
    static final int SUBACK = 9;
    static final int UNSUBSCRIBE = 10;
    static final int UNSUBACK = 11;
    static final int PINGREQ = 12;
    static final int PINGRESP = 13;
    static final int DISCONNECT = 14;

    /// Reads the next packet.
    ///
    /// @throws EOFException at the end of the stream
    static Packet read(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException("the client closed the stream");
        }
        byte[] body = new byte[new Fields(in).variableByteInteger()];
        if (in.readNBytes(body, 0, body.length) < body.length) {
            throw new EOFException("the client closed the stream in the middle of a packet");
        }
        return new Packet(first >> 4, first & 0x0F, Payload.of(body));
    }

    /// The packet as it goes over the wire.
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(type << 4 | flags);
        bytes.writeBytes(variableByteInteger(body.size()));
        bytes.writeBytes(body.bytes());
        return bytes.toByteArray();
    }

    static byte[] variableByteInteger(int value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int left = value;
        do {
            bytes.write(left > 0x7F ? (left & 0x7F) | 0x80 : left);
            left >>= 7;
        } while (left > 0);
        return bytes.toByteArray();
    }

    Fields fields() {
        return new Fields(new ByteArrayInputStream(body.bytes()));
    }

    @Override
    public String toString() {
        return "packet of type %d, flags %d, body %s"
                .formatted(type, flags, HexFormat.of().formatHex(body.bytes()));
    }

    /// The fields of a packet, one after the other.
    static final class Fields {
        private final DataInputStream in;

        Fields(InputStream in) {
            this.in = new DataInputStream(in);
        }

        private interface Reading<T> {
            T read() throws IOException;
        }

        private static <T> T now(Reading<T> reading) {
            try {
                return reading.read();
            } catch (IOException tooShort) {
                throw new UncheckedIOException(tooShort);
            }
        }

        int oneByte() {
            return now(in::readUnsignedByte);
        }

        int twoBytes() {
            return now(in::readUnsignedShort);
        }

        long fourBytes() {
            return now(() -> Integer.toUnsignedLong(in.readInt()));
        }

        int variableByteInteger() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                int digit = oneByte();
                value |= (digit & 0x7F) << shift;
                if (digit < 0x80) {
                    return value;
                }
            }
        }

        byte[] binary() {
            int length = twoBytes();
            return now(() -> in.readNBytes(length));
        }

        String text() {
            return new String(binary(), StandardCharsets.UTF_8);
        }

        byte[] rest() {
            return now(in::readAllBytes);
        }

        boolean hasMore() {
            return now(in::available) > 0;
        }

        /// Properties by their identifier; numbers as their bytes, text and binary data without
        /// their length; of User Properties the last one, as `name=value`.
        Map<Integer, byte[]> properties() {
            int length = variableByteInteger();
            Fields fields = new Fields(new ByteArrayInputStream(now(() -> in.readNBytes(length))));
            Map<Integer, byte[]> properties = new TreeMap<>();
            while (fields.hasMore()) {
                int identifier = fields.oneByte();
                byte[] value =
                        switch (identifier) {
                            case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A -> fields.some(1);
                            case 0x13, 0x21, 0x22, 0x23 -> fields.some(2);
                            case 0x02, 0x11, 0x18, 0x27 -> fields.some(4);
                            case 0x03, 0x08, 0x09, 0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F ->
                                    fields.binary();
                            case 0x26 ->
                                    "%s=%s"
                                            .formatted(fields.text(), fields.text())
                                            .getBytes(StandardCharsets.UTF_8);
                            default -> throw new IllegalStateException("property " + identifier);
                        };
                properties.put(identifier, value);
            }
            return properties;
        }

        private byte[] some(int count) {
            return now(() -> in.readNBytes(count));
        }
    }

    /// The value of a property that is a number.
    static long number(byte[] value) {
        byte[] eight = new byte[8];
        System.arraycopy(value, 0, eight, 8 - value.length, value.length);
        return ByteBuffer.wrap(eight).getLong();
    }
}
