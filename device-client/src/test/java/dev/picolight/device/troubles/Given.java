package dev.picolight.device.troubles;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.TlsSettings;
import java.time.Duration;
import java.util.Optional;

/// Settings of a device, with the figures that a device has.
final class Given {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private Given() {}

    /// The broker is on another machine.
    static ConnectSettings device(BrokerAddress broker) {
        return settings(broker, false, Optional.empty(), Optional.empty());
    }

    /// The broker is on this machine, which is no trouble here.
    static ConnectSettings here(BrokerAddress broker) {
        return settings(broker, true, Optional.empty(), Optional.empty());
    }

    static ConnectSettings here(BrokerAddress broker, TlsSettings tls) {
        return settings(broker, true, Optional.empty(), Optional.of(tls));
    }

    static ConnectSettings here(BrokerAddress broker, String user, String password) {
        return settings(
                broker,
                true,
                Optional.of(new Credentials(user, Optional.of(new Secret(password)))),
                Optional.empty());
    }

    private static ConnectSettings settings(
            BrokerAddress broker,
            boolean allowLoopback,
            Optional<Credentials> credentials,
            Optional<TlsSettings> tls) {
        return new ConnectSettings(
                broker,
                allowLoopback,
                Attempt.IDENTIFIER,
                credentials,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Optional.empty(),
                CONNECT_TIMEOUT,
                tls);
    }
}
