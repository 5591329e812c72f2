package dev.picolight.device.mqtt;

import java.util.Map;

/// An MQTT 5 Reason Code (§2.4). Values that the standard does not know are kept as they are.
///
/// @param value 0x00 to 0xFF; 0x80 and above mean failure
public record ReasonCode(int value) {
    public static final ReasonCode SUCCESS = new ReasonCode(0x00);
    public static final ReasonCode NO_MATCHING_SUBSCRIBERS = new ReasonCode(0x10);
    public static final ReasonCode UNSPECIFIED_ERROR = new ReasonCode(0x80);
    public static final ReasonCode MALFORMED_PACKET = new ReasonCode(0x81);
    public static final ReasonCode PROTOCOL_ERROR = new ReasonCode(0x82);
    public static final ReasonCode UNSUPPORTED_PROTOCOL_VERSION = new ReasonCode(0x84);
    public static final ReasonCode CLIENT_IDENTIFIER_NOT_VALID = new ReasonCode(0x85);
    public static final ReasonCode BAD_USER_NAME_OR_PASSWORD = new ReasonCode(0x86);
    public static final ReasonCode NOT_AUTHORIZED = new ReasonCode(0x87);
    public static final ReasonCode SERVER_UNAVAILABLE = new ReasonCode(0x88);
    public static final ReasonCode SERVER_BUSY = new ReasonCode(0x89);
    public static final ReasonCode BANNED = new ReasonCode(0x8A);
    public static final ReasonCode SERVER_SHUTTING_DOWN = new ReasonCode(0x8B);
    public static final ReasonCode KEEP_ALIVE_TIMEOUT = new ReasonCode(0x8D);
    public static final ReasonCode SESSION_TAKEN_OVER = new ReasonCode(0x8E);
    public static final ReasonCode TOPIC_FILTER_INVALID = new ReasonCode(0x8F);
    public static final ReasonCode QUOTA_EXCEEDED = new ReasonCode(0x97);
    public static final ReasonCode ADMINISTRATIVE_ACTION = new ReasonCode(0x98);
    public static final ReasonCode USE_ANOTHER_SERVER = new ReasonCode(0x9C);
    public static final ReasonCode SERVER_MOVED = new ReasonCode(0x9D);
    public static final ReasonCode CONNECTION_RATE_EXCEEDED = new ReasonCode(0x9F);

    private static final Map<Integer, String> NAMES =
            Map.ofEntries(
                    Map.entry(0x00, "SUCCESS"),
                    Map.entry(0x01, "GRANTED_QOS_1"),
                    Map.entry(0x02, "GRANTED_QOS_2"),
                    Map.entry(0x04, "DISCONNECT_WITH_WILL_MESSAGE"),
                    Map.entry(0x10, "NO_MATCHING_SUBSCRIBERS"),
                    Map.entry(0x11, "NO_SUBSCRIPTION_EXISTED"),
                    Map.entry(0x18, "CONTINUE_AUTHENTICATION"),
                    Map.entry(0x19, "RE_AUTHENTICATE"),
                    Map.entry(0x80, "UNSPECIFIED_ERROR"),
                    Map.entry(0x81, "MALFORMED_PACKET"),
                    Map.entry(0x82, "PROTOCOL_ERROR"),
                    Map.entry(0x83, "IMPLEMENTATION_SPECIFIC_ERROR"),
                    Map.entry(0x84, "UNSUPPORTED_PROTOCOL_VERSION"),
                    Map.entry(0x85, "CLIENT_IDENTIFIER_NOT_VALID"),
                    Map.entry(0x86, "BAD_USER_NAME_OR_PASSWORD"),
                    Map.entry(0x87, "NOT_AUTHORIZED"),
                    Map.entry(0x88, "SERVER_UNAVAILABLE"),
                    Map.entry(0x89, "SERVER_BUSY"),
                    Map.entry(0x8A, "BANNED"),
                    Map.entry(0x8B, "SERVER_SHUTTING_DOWN"),
                    Map.entry(0x8C, "BAD_AUTHENTICATION_METHOD"),
                    Map.entry(0x8D, "KEEP_ALIVE_TIMEOUT"),
                    Map.entry(0x8E, "SESSION_TAKEN_OVER"),
                    Map.entry(0x8F, "TOPIC_FILTER_INVALID"),
                    Map.entry(0x90, "TOPIC_NAME_INVALID"),
                    Map.entry(0x91, "PACKET_IDENTIFIER_IN_USE"),
                    Map.entry(0x92, "PACKET_IDENTIFIER_NOT_FOUND"),
                    Map.entry(0x93, "RECEIVE_MAXIMUM_EXCEEDED"),
                    Map.entry(0x94, "TOPIC_ALIAS_INVALID"),
                    Map.entry(0x95, "PACKET_TOO_LARGE"),
                    Map.entry(0x96, "MESSAGE_RATE_TOO_HIGH"),
                    Map.entry(0x97, "QUOTA_EXCEEDED"),
                    Map.entry(0x98, "ADMINISTRATIVE_ACTION"),
                    Map.entry(0x99, "PAYLOAD_FORMAT_INVALID"),
                    Map.entry(0x9A, "RETAIN_NOT_SUPPORTED"),
                    Map.entry(0x9B, "QOS_NOT_SUPPORTED"),
                    Map.entry(0x9C, "USE_ANOTHER_SERVER"),
                    Map.entry(0x9D, "SERVER_MOVED"),
                    Map.entry(0x9E, "SHARED_SUBSCRIPTIONS_NOT_SUPPORTED"),
                    Map.entry(0x9F, "CONNECTION_RATE_EXCEEDED"),
                    Map.entry(0xA0, "MAXIMUM_CONNECT_TIME"),
                    Map.entry(0xA1, "SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED"),
                    Map.entry(0xA2, "WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED"));

    public ReasonCode {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException(
                    "Reason Code %d is not a byte: expected 0 to 255".formatted(value));
        }
    }

    /// Whether the request was refused (0x80 and above).
    public boolean isFailure() {
        return value >= 0x80;
    }

    /// For example `NOT_AUTHORIZED (0x87)`.
    @Override
    public String toString() {
        return "%s (0x%02X)".formatted(NAMES.getOrDefault(value, "UNKNOWN"), value);
    }
}
