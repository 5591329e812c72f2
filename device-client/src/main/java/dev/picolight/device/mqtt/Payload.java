package dev.picolight.device.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Bytes carried by a message. Never changes.
public final class Payload {
    public static final Payload EMPTY = new Payload(new byte[0]);

    private static final int SHOWN_BYTES = 32;

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of these bytes.
    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    /// The text in UTF-8.
    public static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A copy of the bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// How many bytes there are.
    public int size() {
        return bytes.length;
    }

    /// The bytes as text; empty when they are not valid UTF-8.
    public Optional<String> text() {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The beginning of the bytes in hexadecimal and their number; never the text, which may hold
    /// control characters.
    @Override
    public String toString() {
        String shown = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES));
        return "%d bytes %s%s"
                .formatted(bytes.length, shown, bytes.length > SHOWN_BYTES ? "…" : "");
    }
}
