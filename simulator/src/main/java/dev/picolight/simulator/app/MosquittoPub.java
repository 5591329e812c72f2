package dev.picolight.simulator.app;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;

/// The line to type that publishes a message with Mosquitto's client.
final class MosquittoPub {
    private MosquittoPub() {}

    /// For example `mosquitto_pub -h 127.0.0.1 -p 1883 -t '客廳/message' -m 'ON'`.
    static String line(BrokerAddress broker, TopicName topic, String message) {
        return "mosquitto_pub -h %s -p %d -t %s -m %s"
                .formatted(
                        broker.host(),
                        broker.port(),
                        Shown.forShell(topic.text()),
                        Shown.forShell(message));
    }
}
