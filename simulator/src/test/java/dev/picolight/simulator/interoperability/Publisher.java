package dev.picolight.simulator.interoperability;

import java.util.Optional;

/// A program that people publish with, connected to a broker.
interface Publisher extends AutoCloseable {
    /// Publishes, and returns when the broker has taken it.
    void publish(String topic, String text, int qos, boolean retain);

    /// Publishes a request with Response Topic and Correlation Data, and waits for the answer;
    /// empty with MQTT 3.1.1, which has none.
    Optional<String> ask(String topic, String text, String responseTopic);

    @Override
    void close();

    /// Which program, and which version of MQTT.
    enum Kind {
        MOSQUITTO_5("mosquitto_pub", 5),
        MOSQUITTO_3("mosquitto_pub", 3),
        PAHO_5("paho Python", 5),
        PAHO_3("paho Python", 3),
        MQTT_JS_5("MQTT.js", 5),
        MQTT_JS_3("MQTT.js", 3);

        private final String program;
        private final int version;

        Kind(String program, int version) {
            this.program = program;
            this.version = version;
        }

        String program() {
            return program;
        }

        int version() {
            return version;
        }

        /// Its name in the matrix.
        @Override
        public String toString() {
            return program + (version == 5 ? ", MQTT 5" : ", MQTT 3.1.1");
        }

        Publisher connect(LiveBroker broker) {
            return switch (this) {
                case MOSQUITTO_5, MOSQUITTO_3 -> new MosquittoPub(broker, version);
                case PAHO_5, PAHO_3 -> TalkingPublisher.pahoPython(broker, version);
                case MQTT_JS_5, MQTT_JS_3 -> TalkingPublisher.mqttJs(broker, version);
            };
        }
    }
}
