package dev.picolight.device.files;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/// As much of DER (X.690) as it takes to look into a private key and to wrap one.
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int PARAMETERS_OF_EC_KEY = 0xA0;

    private final byte[] bytes;
    private int position;

    /// @param bytes one value after the other
    Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The content of the next value.
    ///
    /// @throws IllegalArgumentException when it is not of this type, or not whole
    byte[] next(int tag) {
        return nextIf(tag)
                .orElseThrow(() -> new IllegalArgumentException("another type than expected"));
    }

    /// The content of the next value if it is of this type.
    ///
    /// @throws IllegalArgumentException when it is not whole
    Optional<byte[]> nextIf(int tag) {
        if (position >= bytes.length || (bytes[position] & 0xFF) != tag) {
            return Optional.empty();
        }
        position++;
        int length = length();
        if (length < 0 || length > bytes.length - position) {
            throw new IllegalArgumentException("cut off");
        }
        position += length;
        return Optional.of(Arrays.copyOfRange(bytes, position - length, position));
    }

    private int length() {
        int first = oneByte();
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int more = first & 0x7F; more > 0; more--) {
            length = length << 8 | oneByte();
            if (length > bytes.length) {
                throw new IllegalArgumentException("cut off");
            }
        }
        return length;
    }

    private int oneByte() {
        if (position >= bytes.length) {
            throw new IllegalArgumentException("cut off");
        }
        return bytes[position++] & 0xFF;
    }

    /// A value of this type.
    static byte[] value(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        if (length >= 0x80) {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            value.write(0x80 | octets);
            for (int octet = octets - 1; octet >= 0; octet--) {
                value.write(length >>> (8 * octet));
            }
        } else {
            value.write(length);
        }
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        return value.toByteArray();
    }
}
