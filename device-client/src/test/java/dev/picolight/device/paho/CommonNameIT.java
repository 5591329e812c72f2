package dev.picolight.device.paho;

import static dev.picolight.device.paho.TlsBench.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.TlsSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A certificate as they were made long ago, without a Subject Alternative Name.
@Timeout(60)
class CommonNameIT {
    @TempDir private Path folder;

    private <T> T withServer(Attempt<T> attempt) {
        Certificates certificates = Certificates.in(folder);
        try (TlsBench bench = new TlsBench();
                Mosquitto mosquitto =
                        Mosquitto.setUp()
                                .tls(certificates.serverByCommonName("broker.lan"))
                                .start()) {
            return attempt.make(
                    bench, mosquitto.address(), TlsBench.trusting(certificates.authority()));
        }
    }

    /// One connection.
    @FunctionalInterface
    private interface Attempt<T> {
        T make(TlsBench bench, BrokerAddress server, TlsSettings trusted);
    }

    @Test
    void countsForAHostName() {
        var connection =
                withServer((bench, server, trusted) ->
                        bench.connected(server, named(trusted, "broker.lan")));
        assertThat(connection.outgoing()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.lan", "127.0.0.1"})
    void isShownWhenItIsNotTheExpectedName(String expected) {
        NotReached setback =
                withServer((bench, server, trusted) ->
                        bench.setback(server, named(trusted, expected)));
        assertThat(setback.trouble()).isEqualTo(Trouble.TLS_NAME);
        assertThat(setback.detail())
                .isEqualTo(
                        "it has no Subject Alternative Name but «CN=broker.lan», whose Common Name counts for a host name alone, not %s"
                                .formatted(expected));
    }
}
