package dev.picolight.device.troubles;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.WillMessage;
import java.time.Duration;
import java.util.Optional;

/// Settings of a device, with the figures that a device has.
final class Given {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private Given() {}

    /// The broker is on another machine.
    static ConnectSettings device(BrokerAddress broker) {
        return settings(broker, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The broker is on this machine, which is no trouble here.
    static ConnectSettings here(BrokerAddress broker) {
        return settings(broker, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ConnectSettings here(BrokerAddress broker, TlsSettings tls) {
        return settings(broker, true, Optional.empty(), Optional.empty(), Optional.of(tls));
    }

    static ConnectSettings here(BrokerAddress broker, String user, String password) {
        return settings(
                broker,
                true,
                Optional.of(new Credentials(user, Optional.of(new Secret(password)))),
                Optional.empty(),
                Optional.empty());
    }

    /// With a Will Message, as every device has.
    static ConnectSettings hereWithWill(BrokerAddress broker) {
        return settings(
                broker,
                true,
                Optional.empty(),
                Optional.of(
                        new WillMessage(
                                new TopicName("客廳/pi-1/status"),
                                Payload.of("offline"),
                                Qos.AT_LEAST_ONCE,
                                true,
                                Duration.ofSeconds(5))),
                Optional.empty());
    }

    private static ConnectSettings settings(
            BrokerAddress broker,
            boolean allowLoopback,
            Optional<Credentials> credentials,
            Optional<WillMessage> will,
            Optional<TlsSettings> tls) {
        return new ConnectSettings(
                broker,
                allowLoopback,
                Attempt.IDENTIFIER,
                credentials,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                will,
                CONNECT_TIMEOUT,
                tls);
    }
}
