package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerNameTest {
    @ParameterizedTest
    @CsvSource({
        "broker.lan, dns:broker.lan",
        "Raspberry-Pi.local, dns:raspberry-pi.local",
        "客廳.lan, dns:xn--ubt00f.lan",
        "192.168.137.113, ip:192.168.137.113",
        "fd00::1, ip:fd00:0:0:0:0:0:0:1",
        "' 10.0.0.1 ', ip:10.0.0.1",
    })
    void isWhatACertificateCanBeFor(String text, String forKeytool) {
        assertThat(new BrokerName(text).forKeytool()).isEqualTo(forKeytool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a_b",
                "-a",
                "a..b",
                "192.168.1",
                "7",
                "1.2.3.4.5",
                "0.0.0.0",
                "224.0.0.1",
                "fe80::1",
                "a,dns:b",
                "*.lan",
                "a/b"
            })
    void refusesWhatNoDeviceCouldCallABroker(String text) {
        assertThatThrownBy(() -> new BrokerName(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a host name such as broker.lan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "localhost.localdomain", "127.0.0.1", "::1"})
    void refusesWhatMeansTheDeviceItself(String text) {
        assertThatThrownBy(() -> new BrokerName(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it means the device itself");
    }
}
