package dev.picolight.examples;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/// A switch at the wall, somewhere in the network: tells a room's lights to go on or off.
public final class LightSwitch implements AutoCloseable {
    private static final int AT_LEAST_ONCE = 1;
    private static final int PATIENCE_SECONDS = 5;

    private final MqttClient client;
    private final String topic;

    /// Connects to the broker.
    ///
    /// @param room for example `客廳`
    public LightSwitch(String host, int port, String room) throws MqttException {
        this.topic = room + "/message";
        MqttClient made =
                new MqttClient(
                        "tcp://%s:%d".formatted(host, port),
                        "switch-" + ProcessHandle.current().pid() + "-" + System.nanoTime(),
                        new MemoryPersistence());
        made.setTimeToWait(PATIENCE_SECONDS * 1_000L);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setConnectionTimeout(PATIENCE_SECONDS);
        made.connect(options);
        this.client = made;
    }

    public void turnOn() throws MqttException {
        send("ON");
    }

    public void turnOff() throws MqttException {
        send("OFF");
    }

    /// Somebody is at the door.
    public void ring() throws MqttException {
        send("BLINK 5 200 300");
    }

    /// @throws MqttException when the broker has not answered in time
    private void send(String text) throws MqttException {
        client.publish(topic, text.getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE, false);
    }

    @Override
    public void close() throws MqttException {
        client.disconnect(0);
        client.close();
    }
}
