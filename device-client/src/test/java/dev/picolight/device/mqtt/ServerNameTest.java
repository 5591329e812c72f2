package dev.picolight.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNameTest {
    @ParameterizedTest
    @CsvSource({
        "Broker.LAN, broker.lan, false",
        "broker.lan., broker.lan, false",
        "客廳.local, xn--ubt00f.local, false",
        "192.168.137.113, 192.168.137.113, true",
        "[fd00::1], fd00::1, true",
        "fe80::1%wlan0, fe80::1, true",
    })
    void isWrittenAsInCertificates(String text, String written, boolean address) {
        ServerName name = new ServerName(text);
        assertThat(name).hasToString(written);
        assertThat(name.isAddress()).isEqualTo(address);
        assertThat(ServerName.of(new BrokerAddress(text, 8883))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt_broker", "-broker.lan", "broker:8883"})
    void isRefusedWhenNoCertificateCanHaveIt(String text) {
        assertThatThrownBy(() -> new ServerName(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
