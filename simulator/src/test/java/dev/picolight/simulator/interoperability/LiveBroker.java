package dev.picolight.simulator.interoperability;

import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mqtt.BrokerAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A broker that people use, started for a test. It lets in the user `pi` with the password
/// `raspberry`.
interface LiveBroker extends AutoCloseable {
    String USER = "pi";
    String PASSWORD = "raspberry";

    /// Its name in the matrix.
    String name();

    /// Where MQTT is spoken.
    BrokerAddress address();

    /// Where MQTT.js connects: a URL of WebSocket, or of TCP when this broker has no WebSocket
    /// here.
    String url();

    /// The TLS it speaks; empty for none.
    default Optional<Tls> tls() {
        return Optional.empty();
    }

    /// What a client needs for TLS.
    ///
    /// @param client empty when the broker asks for no certificate
    record Tls(Path authority, Optional<Issued> client) {
        /// For the device, lines of its settings under `broker`.
        List<String> settings() {
            return Stream.concat(
                            Stream.of("tls:", "  ca: " + authority),
                            client.stream()
                                    .flatMap(own ->
                                            Stream.of(
                                                    "  client-certificate: " + own.certificate(),
                                                    "  client-key: " + own.key())))
                    .toList();
        }

        /// For a publisher that takes JSON.
        Map<String, Object> members() {
            Map<String, Object> members = new HashMap<>(Map.of("ca", authority.toString()));
            client.ifPresent(own -> {
                members.put("certificate", own.certificate().toString());
                members.put("key", own.key().toString());
            });
            return members;
        }

        /// For `mosquitto_pub`.
        String options() {
            return "--cafile '%s' %s"
                    .formatted(
                            authority,
                            client.map(own ->
                                            "--cert '%s' --key '%s'"
                                                    .formatted(own.certificate(), own.key()))
                                    .orElse(""));
        }
    }

    /// What this broker does not do for anybody, so that it is not asked for.
    Set<Feature> notOffered();

    @Override
    void close();
}
