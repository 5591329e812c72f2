package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.broker.Shell;
import java.time.Duration;

/// `mosquitto_pub` and `mosquitto_sub` against one broker, as a user types them.
///
/// @param options of every line, for example `-u pi -P raspberry`
record Clients(BrokerAddress broker, String options) {
    static Clients of(BrokerAddress broker) {
        return new Clients(broker, "-V mqttv5");
    }

    /// The same with other options.
    Clients with(String others) {
        return new Clients(broker, others);
    }

    /// Publishes with QoS 1.
    void publish(String topic, String text) {
        publish(topic, text, "-q 1");
    }

    /// Publishes with options like `-q 1 -r`.
    void publish(String topic, String text, String more) {
        assertThat(
                        Shell.run(
                                "mosquitto_pub -h %s -p %d %s %s -t '%s' -m '%s'"
                                        .formatted(
                                                broker.host(),
                                                broker.port(),
                                                options,
                                                more,
                                                topic,
                                                text)))
                .as("what mosquitto_pub complains about")
                .isEmpty();
    }

    /// Waits until what the broker tells to whoever asks begins with this.
    void awaitRetained(String topic, String text) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(read(topic, "retained %r: %p"))
                                .startsWith("retained 1: " + text));
    }

    /// What a client that subscribes now is told of a topic: the retained message or, when there is
    /// none, the next one.
    ///
    /// @param format of `mosquitto_sub`
    String read(String topic, String format) {
        return Shell.run(
                "mosquitto_sub -h %s -p %d %s -q 1 -t '%s' -C 1 -W 15 -F '%s'"
                        .formatted(broker.host(), broker.port(), options, topic, format));
    }
}
