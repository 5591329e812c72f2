package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import java.util.List;
import java.util.Optional;

/// Answers everything at once, as a Server on the same wire would.
final class NotedConnection implements MqttConnection {
    private final List<String> asked;
    private Optional<EventSink> events = Optional.empty();

    /// @param asked notes what it is asked for
    NotedConnection(List<String> asked) {
        this.asked = asked;
    }

    @Override
    public void open(long connection, boolean cleanStart, EventSink sink) {
        asked.add("open");
        events = Optional.of(sink);
        sink.accept(new Connected(connection, false, Optional.empty()));
    }

    @Override
    public void subscribe(long connection, List<Subscription> subscriptions) {
        asked.add("subscribe");
        events.ifPresent(sink -> sink.accept(new Subscribed(connection)));
    }

    @Override
    public void unsubscribe(long connection, List<TopicFilter> filters) {
        asked.add("unsubscribe " + filters);
    }

    @Override
    public void publish(long connection, OutboundMessage message) {
        asked.add(message.topic() + " " + message.payload().text().orElse("?"));
    }

    @Override
    public void ping(long connection) {
        asked.add("ping");
    }

    @Override
    public void disconnect(long connection) {
        asked.add("disconnect");
    }

    @Override
    public void abandon(long connection) {
        asked.add("abandon");
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
