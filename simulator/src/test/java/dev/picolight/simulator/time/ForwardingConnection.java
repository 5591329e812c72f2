package dev.picolight.simulator.time;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import java.util.List;
import java.util.function.Supplier;

/// Passes everything on to a sound connection, so that a planted fault replaces one method.
class ForwardingConnection implements MqttConnection {
    private final Supplier<MqttConnection> maker;
    private MqttConnection sound;

    ForwardingConnection(Supplier<MqttConnection> maker) {
        this.maker = maker;
        this.sound = maker.get();
    }

    /// Forgets the connection so far without ending it.
    void startAfresh() {
        sound = maker.get();
    }

    @Override
    public void open(long connection, boolean cleanStart, EventSink events) {
        sound.open(connection, cleanStart, events);
    }

    @Override
    public void subscribe(long connection, List<Subscription> subscriptions) {
        sound.subscribe(connection, subscriptions);
    }

    @Override
    public void unsubscribe(long connection, List<TopicFilter> filters) {
        sound.unsubscribe(connection, filters);
    }

    @Override
    public void publish(long connection, OutboundMessage message) {
        sound.publish(connection, message);
    }

    @Override
    public void ping(long connection) {
        sound.ping(connection);
    }

    @Override
    public void disconnect(long connection) {
        sound.disconnect(connection);
    }

    @Override
    public void abandon(long connection) {
        sound.abandon(connection);
    }

    @Override
    public void close() {
        sound.close();
    }
}
