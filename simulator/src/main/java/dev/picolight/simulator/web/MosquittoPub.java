package dev.picolight.simulator.web;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;

/// The line to type that publishes a message with Mosquitto's client.
final class MosquittoPub {
    private MosquittoPub() {}

    /// Nothing in it is expanded by a POSIX shell, and a line end stays one. For example
    /// `mosquitto_pub -h 127.0.0.1 -p 1883 -t '客廳/message' -m 'ON'`.
    ///
    /// @param qos 0 to 2
    static String line(
            BrokerAddress broker, TopicName topic, String payload, long qos, boolean retain) {
        return "mosquitto_pub -h %s -p %d -t %s%s%s %s"
                .formatted(
                        broker.host(),
                        broker.port(),
                        Shown.forShell(topic.text()),
                        qos == 0 ? "" : " -q " + qos,
                        retain ? " -r" : "",
                        payload.isEmpty() ? "-n" : "-m " + Shown.forShell(payload));
    }
}
