package dev.picolight.device.port;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// An MQTT 5 Server as [MqttConnectionContract] needs it: it keeps to the standard, remembers
/// sessions, takes as many connections as come, and misbehaves when told to.
public interface ServerSide extends AutoCloseable {
    /// Where it listens. A Server in memory may give any address.
    BrokerAddress address();

    /// Publishes as some other client. Nothing of the message is left out.
    void publish(OutboundMessage message, Optional<TopicName> responseTopic);

    /// Every PUBLISH that was taken from the clients so far, Will Messages included, the oldest
    /// first. What [#publish] sends does not count.
    List<OutboundMessage> received();

    /// How many connections it has. One that ended without DISCONNECT counts until its Will Message
    /// is published.
    int connections();

    /// Answers every later CONNECT with this code; [ReasonCode#SUCCESS] takes it back.
    void answerConnect(ReasonCode reason);

    /// Answers every later subscription to this filter with this code.
    void answerSubscribe(TopicFilter filter, ReasonCode reason);

    /// Answers every later QoS 1 PUBLISH to this topic with this code, and throws it away if the
    /// code is a failure.
    void answerPublish(TopicName topic, ReasonCode reason);

    /// Lets another client connect with the same Client Identifier: the clients that are there get
    /// DISCONNECT with 0x8E (§3.1.4).
    void takeOver();

    /// Stands still, as by SIGSTOP: takes TCP connections and bytes, and answers nothing.
    void freeze();

    /// Goes on after [#freeze], and does first what has piled up.
    void thaw();

    /// Dies: all connections are cut and nobody listens. Sessions stay.
    void stop();

    /// Listens again after [#stop], at the same address.
    void start();

    /// Lets time pass until this is so; fails if it never becomes so.
    void passUntil(String what, BooleanSupplier isSo);

    @Override
    void close();
}
