package dev.picolight.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectSettingsTest {
    private static ConnectSettings of(
            String clientIdentifier, Duration sessionExpiry, Optional<WillMessage> will) {
        return new ConnectSettings(
                new BrokerAddress("192.168.137.113", 8883),
                false,
                clientIdentifier,
                Optional.of(new Credentials("pi", Optional.of(new Secret("raspberry")))),
                Duration.ofSeconds(30),
                sessionExpiry,
                will,
                Duration.ofSeconds(10),
                Optional.of(TlsSettings.SYSTEM));
    }

    /// Above all with TLS: a password must not go over the wire without.
    @Test
    void aGuestTakesTheSameWay() {
        WillMessage will =
                new WillMessage(
                        new TopicName("客廳/status"),
                        Payload.of("offline"),
                        Qos.AT_LEAST_ONCE,
                        true,
                        Duration.ZERO);
        assertThat(of("device", Duration.ofMinutes(5), Optional.of(will)).forAGuest("guest"))
                .isEqualTo(of("guest", Duration.ZERO, Optional.empty()));
    }
}
