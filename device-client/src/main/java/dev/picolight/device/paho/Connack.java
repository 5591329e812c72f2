package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.ReasonCode;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/// A CONNACK (§3.2), read by ourselves: Paho forgets the words of a refusal, and some of what it
/// reads from an acceptance does harm later.
///
/// @param receiveMaximum how many QoS 1 messages the Server takes at a time (§3.2.2.3.3)
/// @param maximumPacketSize the largest packet the Server takes (§3.2.2.3.6)
/// @param forPaho the packet as Paho shall see it
record Connack(
        boolean sessionPresent,
        ReasonCode reason,
        Optional<String> reasonString,
        Optional<Duration> serverKeepAlive,
        int receiveMaximum,
        long maximumPacketSize,
        Payload forPaho) {

    private static final int SESSION_EXPIRY = 0x11;
    private static final int ASSIGNED_CLIENT_IDENTIFIER = 0x12;
    private static final int SERVER_KEEP_ALIVE = 0x13;
    private static final int AUTHENTICATION_METHOD = 0x15;
    private static final int AUTHENTICATION_DATA = 0x16;
    private static final int RESPONSE_INFORMATION = 0x1A;
    private static final int SERVER_REFERENCE = 0x1C;
    private static final int REASON_STRING = 0x1F;
    private static final int RECEIVE_MAXIMUM = 0x21;
    private static final int TOPIC_ALIAS_MAXIMUM = 0x22;
    private static final int MAXIMUM_QOS = 0x24;
    private static final int RETAIN_AVAILABLE = 0x25;
    private static final int USER_PROPERTY = 0x26;
    private static final int MAXIMUM_PACKET_SIZE = 0x27;
    private static final int WILDCARDS_AVAILABLE = 0x28;
    private static final int SUBSCRIPTION_IDENTIFIERS_AVAILABLE = 0x29;
    private static final int SHARED_SUBSCRIPTIONS_AVAILABLE = 0x2A;

    /// @throws NotMqttException when it is no CONNACK of MQTT 5 that the device can use
    static Connack read(byte[] packet) throws NotMqttException {
        try {
            PacketReader reader = new PacketReader(packet);
            boolean sessionPresent = (reader.oneByte() & 1) == 1;
            int code = reader.oneByte();
            return reader.remaining() == 0
                    ? withoutProperties(code)
                    : new Properties(packet, reader).read(sessionPresent, new ReasonCode(code));
        } catch (RuntimeException malformed) {
            throw new NotMqttException(EvidenceWords.say().brokenConnack());
        }
    }

    /// Without properties it is one of MQTT 3.1.1 (§3.2.2.3 there).
    private static Connack withoutProperties(int code) throws NotMqttException {
        ReasonCode reason =
                switch (code) {
                    case 0 ->
                            throw new NotMqttException(
                                    Trouble.MQTT_TOO_OLD, EvidenceWords.say().inOldMqtt());
                    case 1 -> ReasonCode.UNSUPPORTED_PROTOCOL_VERSION;
                    case 2 -> ReasonCode.CLIENT_IDENTIFIER_NOT_VALID;
                    case 3 -> ReasonCode.SERVER_UNAVAILABLE;
                    case 4 -> ReasonCode.BAD_USER_NAME_OR_PASSWORD;
                    case 5 -> ReasonCode.NOT_AUTHORIZED;
                    default -> new ReasonCode(code);
                };
        return refusal(reason, Optional.of("in MQTT 3.1.1"));
    }

    /// What stands for a refusal, whatever packet it came in. Paho knows only some codes, so it
    /// gets one that it knows.
    static Connack refusal(ReasonCode reason, Optional<String> reasonString) {
        Payload unspecifiedError = Payload.of(new byte[] {0x20, 3, 0, (byte) 0x80, 0});
        return new Connack(
                false,
                reason,
                reasonString,
                Optional.empty(),
                0xFFFF,
                Long.MAX_VALUE,
                unspecifiedError);
    }

    private static final class Properties {
        private final byte[] packet;
        private final PacketReader reader;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private Optional<String> reasonString = Optional.empty();
        private Optional<Duration> serverKeepAlive = Optional.empty();
        private int receiveMaximum = 0xFFFF;
        private long maximumPacketSize = Long.MAX_VALUE;

        private Properties(byte[] packet, PacketReader reader) {
            this.packet = packet;
            this.reader = reader;
        }

        private Connack read(boolean sessionPresent, ReasonCode reason) {
            int end = reader.variableByteInteger() + reader.position();
            while (reader.position() < end) {
                int begin = reader.position();
                if (readOne()) {
                    kept.write(packet, begin, reader.position() - begin);
                }
            }
            if (reason.isFailure()) {
                return refusal(reason, reasonString);
            }
            ByteArrayOutputStream forPaho = new ByteArrayOutputStream();
            forPaho.writeBytes(
                    new byte[] {
                        0x20,
                        (byte) (3 + kept.size()),
                        (byte) (sessionPresent ? 1 : 0),
                        (byte) reason.value(),
                        (byte) kept.size()
                    });
            forPaho.writeBytes(kept.toByteArray());
            return new Connack(
                    sessionPresent,
                    reason,
                    reasonString,
                    serverKeepAlive,
                    receiveMaximum,
                    maximumPacketSize,
                    Payload.of(forPaho.toByteArray()));
        }

        /// Says whether Paho may see it.
        private boolean readOne() {
            switch (reader.oneByte()) {
                case MAXIMUM_QOS, RETAIN_AVAILABLE -> {
                    reader.oneByte();
                    return true;
                }
                // what a subscription may not have, the Server says in SUBACK
                case WILDCARDS_AVAILABLE,
                        SUBSCRIPTION_IDENTIFIERS_AVAILABLE,
                        SHARED_SUBSCRIPTIONS_AVAILABLE ->
                        reader.oneByte();
                // Paho takes it for the largest packet that it may *receive* (row 11)
                case MAXIMUM_PACKET_SIZE -> maximumPacketSize = reader.fourBytes();
                // Paho would use aliases, and lose track of them (row 14)
                case TOPIC_ALIAS_MAXIMUM -> reader.twoBytes();
                // Paho reads it as signed: from 32 768 on it would never send a message
                case RECEIVE_MAXIMUM -> receiveMaximum = reader.twoBytes();
                case SERVER_KEEP_ALIVE ->
                        serverKeepAlive = Optional.of(Duration.ofSeconds(reader.twoBytes()));
                case REASON_STRING -> reasonString = Optional.of(reader.text());
                case SESSION_EXPIRY -> reader.fourBytes();
                // Paho dies of control characters in text (row 10)
                case ASSIGNED_CLIENT_IDENTIFIER,
                        AUTHENTICATION_METHOD,
                        AUTHENTICATION_DATA,
                        RESPONSE_INFORMATION,
                        SERVER_REFERENCE ->
                        reader.skip(reader.twoBytes());
                case USER_PROPERTY -> {
                    reader.skip(reader.twoBytes());
                    reader.skip(reader.twoBytes());
                }
                default -> throw new IllegalArgumentException("unknown property");
            }
            return false;
        }
    }
}
