package dev.picolight.device.mqtt;

/// One Topic Filter of a SUBSCRIBE, with its options (§3.8.3.1).
///
/// @param maximumQos the highest QoS at which the Server may send
/// @param noLocal whether our own messages are held back
/// @param retainAsPublished whether a message forwarded at once keeps the RETAIN flag
public record Subscription(
        TopicFilter filter,
        Qos maximumQos,
        boolean noLocal,
        boolean retainAsPublished,
        RetainHandling retainHandling) {

    /// Whether retained messages are sent when the subscription is made. The ordinal is the number
    /// on the wire.
    public enum RetainHandling {
        SEND,
        SEND_IF_NEW,
        DO_NOT_SEND
    }

    /// How a device listens for commands: a retained command is stale by nature and must never
    /// switch an LED at boot, while one sent live with the RETAIN flag can be told apart.
    public static Subscription forCommands(TopicFilter filter) {
        return new Subscription(filter, Qos.AT_LEAST_ONCE, false, true, RetainHandling.DO_NOT_SEND);
    }

    /// How a device watches a topic on which it speaks itself, or waits for news of another
    /// program. At most QoS 0, so that nothing waits in the session while the device is away: what
    /// was said meanwhile is no news any more. RETAIN is set only on what was stored before.
    public static Subscription forNews(TopicFilter filter, RetainHandling retainHandling) {
        return new Subscription(filter, Qos.AT_MOST_ONCE, false, false, retainHandling);
    }
}
