package dev.picolight.simulator.record;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.UserProperty;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the PUBLISH packets of MQTT 5 (§3.3) in one direction of a connection. What is no MQTT, as
/// TLS, has none.
final class PublishStream {
    private static final int PUBLISH = 3;
    private static final int PACKET_MAX = 16 << 20;

    private byte[] rest = new byte[0];
    private boolean unreadable;

    /// A message, as the packet carries it.
    ///
    /// @param duplicate whether it was sent before
    record Found(OutboundMessage message, boolean duplicate) {}

    /// Those that are complete with these bytes.
    List<Found> next(byte[] bytes) {
        List<Found> found = new ArrayList<>();
        if (unreadable) {
            return found;
        }
        byte[] all = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, all, rest.length, bytes.length);
        ByteBuffer buffer = ByteBuffer.wrap(all);
        int begin = 0;
        try {
            while (buffer.hasRemaining() && !unreadable) {
                int first = buffer.get() & 0xFF;
                int length = variable(buffer);
                if (first >> 4 == 0 || length > PACKET_MAX) {
                    unreadable = true;
                } else if (length > buffer.remaining()) {
                    break;
                } else {
                    ByteBuffer body = buffer.slice(buffer.position(), length);
                    buffer.position(buffer.position() + length);
                    if (first >> 4 == PUBLISH) {
                        publish(first & 0x0F, body).ifPresent(found::add);
                    }
                    begin = buffer.position();
                }
            }
        } catch (BufferUnderflowException notThereYet) {
            // the rest comes with the next bytes
        }
        rest = unreadable ? new byte[0] : Arrays.copyOfRange(all, begin, all.length);
        return found;
    }

    private static Optional<Found> publish(int flags, ByteBuffer body) {
        try {
            Qos qos = qos((flags >> 1) & 3);
            TopicName topic = new TopicName(text(body));
            if (qos != Qos.AT_MOST_ONCE) {
                body.getShort();
            }
            ByteBuffer properties = bytes(body, variable(body));
            Properties read = new Properties();
            while (properties.hasRemaining()) {
                read.next(properties);
            }
            byte[] payload = new byte[body.remaining()];
            body.get(payload);
            OutboundMessage message =
                    new OutboundMessage(
                            topic,
                            Payload.of(payload),
                            qos,
                            (flags & 1) != 0,
                            read.expiry,
                            read.contentType,
                            read.correlationData,
                            read.responseTopic,
                            read.user);
            return Optional.of(new Found(message, (flags & 8) != 0));
        } catch (BufferUnderflowException | IllegalArgumentException noPublish) {
            return Optional.empty();
        }
    }

    private static Qos qos(int bits) {
        return switch (bits) {
            case 0 -> Qos.AT_MOST_ONCE;
            case 1 -> Qos.AT_LEAST_ONCE;
            case 2 -> Qos.EXACTLY_ONCE;
            default -> throw new IllegalArgumentException("QoS 3"); // §3.3.1.2
        };
    }

    /// §3.3.2.3.
    private static final class Properties {
        private Optional<Duration> expiry = Optional.empty();
        private Optional<String> contentType = Optional.empty();
        private Optional<Payload> correlationData = Optional.empty();
        private Optional<TopicName> responseTopic = Optional.empty();
        private final List<UserProperty> user = new ArrayList<>();

        void next(ByteBuffer from) {
            int identifier = from.get();
            switch (identifier) {
                case 0x01 -> from.get(); // Payload Format Indicator
                case 0x02 -> expiry = Optional.of(Duration.ofSeconds(from.getInt() & 0xFFFF_FFFFL));
                case 0x03 -> contentType = Optional.of(text(from));
                case 0x08 -> responseTopic = Optional.of(new TopicName(text(from)));
                case 0x09 -> {
                    ByteBuffer data = bytes(from, from.getShort() & 0xFFFF);
                    byte[] copy = new byte[data.remaining()];
                    data.get(copy);
                    correlationData = Optional.of(Payload.of(copy));
                }
                case 0x0B -> variable(from); // Subscription Identifier
                case 0x23 -> from.getShort(); // Topic Alias
                case 0x26 -> user.add(new UserProperty(text(from), text(from)));
                default -> throw new IllegalArgumentException("property " + identifier);
            }
        }
    }

    private static String text(ByteBuffer from) {
        return StandardCharsets.UTF_8.decode(bytes(from, from.getShort() & 0xFFFF)).toString();
    }

    private static ByteBuffer bytes(ByteBuffer from, int size) {
        if (size > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer slice = from.slice(from.position(), size);
        from.position(from.position() + size);
        return slice;
    }

    /// A Variable Byte Integer (§1.5.5).
    private static int variable(ByteBuffer from) {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int digit = from.get() & 0xFF;
            value |= (digit & 0x7F) << shift;
            if (digit < 0x80) {
                return value;
            }
        }
        return Integer.MAX_VALUE;
    }
}
