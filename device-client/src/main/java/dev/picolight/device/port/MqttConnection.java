package dev.picolight.device.port;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import java.util.List;

/// One MQTT 5 connection at a time.
///
/// Called by the device's thread. Commands return at once; answers arrive at the [EventSink], each
/// carrying the number given to [#open]. An implementation does not reconnect by itself and reports
/// every failure as an event: when to try again is the device's decision. A command with a number
/// that is not the open connection's does nothing.
public interface MqttConnection extends AutoCloseable {
    /// Connects and sends CONNECT. One of `Connected`, `ConnectRefused` or `ConnectionLost`
    /// follows. A connection that is still there is abandoned first.
    ///
    /// @param connection a number not used before, to be repeated in every event
    /// @param cleanStart whether an existing session is thrown away (§3.1.2.4)
    void open(long connection, boolean cleanStart, EventSink events);

    /// Sends SUBSCRIBE. `Subscribed` or `SubscribeRefused` follows, or `ConnectionLost`.
    void subscribe(long connection, List<Subscription> subscriptions);

    /// Sends UNSUBSCRIBE (§3.10). No event follows; what the Server has sent before may still
    /// arrive.
    void unsubscribe(long connection, List<TopicFilter> filters);

    /// Sends PUBLISH. For QoS 1 `PublishRefused` follows if the Server says no (PUBACK ≥ 0x80).
    void publish(long connection, OutboundMessage message);

    /// Sends PINGREQ. `PingAnswered` follows when the Server sends PINGRESP.
    void ping(long connection);

    /// How many messages are not sent yet or, for QoS 1, not acknowledged. 0 for a connection that
    /// lets nothing wait. May be called by any thread.
    default int outgoing() {
        return 0;
    }

    /// Sends what is waiting, then DISCONNECT with Reason Code 0x00, so that the Server discards
    /// the Will Message (§3.1.2.5). No event of this connection follows. Without a connection it
    /// does nothing.
    void disconnect(long connection);

    /// Cuts the connection without DISCONNECT, so that the Will Message stands. No event of this
    /// connection follows. Without a connection it does nothing.
    void abandon(long connection);

    /// Ends everything and waits until what [#disconnect] still sends has gone, a few seconds at
    /// most. Afterwards the object is of no use.
    @Override
    void close();
}
