package dev.picolight.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "192.168.137.113, 192.168.137.113, 1883, 192.168.137.113:1883",
        "192.168.137.113:8883, 192.168.137.113, 8883, 192.168.137.113:8883",
        "' broker.local:1884 ', broker.local, 1884, broker.local:1884",
        "客廳.local, 客廳.local, 1883, 客廳.local:1883",
        "::1, ::1, 1883, [::1]:1883",
        "[fd00::5], fd00::5, 1883, [fd00::5]:1883",
        "[fd00::5]:8883, fd00::5, 8883, [fd00::5]:8883",
        "fe80::1%eth0, fe80::1%eth0, 1883, [fe80::1%eth0]:1883",
    })
    void readsWhatUsersWrite(String text, String host, int port, String shown) {
        assertThat(BrokerAddress.parse(text))
                .isEqualTo(new BrokerAddress(host, port))
                .hasToString(shown);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "fd09::1883, 8883",
        "[fd09::1883], 8883",
        "broker.lan, 8883",
        "broker.lan:1883, 1883",
        "[fd09::1]:1883, 1883"
    })
    void takesAnotherPortOnlyWhereNoneIsNamed(String text, int port) {
        assertThat(BrokerAddress.parse(text, BrokerAddress.DEFAULT_TLS_PORT).port())
                .isEqualTo(port);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                ":1883 | is empty",
                "[]:1883 | is empty",
                "mqtt://192.168.137.113:1883 | begins with a scheme",
                "192.168.137.113: | is not a number",
                "192.168.137.113:mqtt | is not a number",
                "[fd00::5]x | is not a number",
                "192.168.137.113:0 | Port 0 does not exist",
                "192.168.137.113:65536 | Port 65536 does not exist",
                "192.168.137.113:-1 | Port -1 does not exist",
                "a:b:c | has a colon",
                "[fd00::5 | has the character «[»",
                "my broker | has the character « »",
                "'a\tb' | «a\\u0009b» has the character «\\u0009»",
                "broker/mqtt | has the character «/»",
                "\"broker\" | has the character «\"»",
            })
    void refusesNonsenseAndSaysWhy(String text, String words) {
        assertThatThrownBy(() -> BrokerAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aHostHoldsNoPort() {
        assertThatThrownBy(() -> new BrokerAddress("192.168.137.113:1883", 1883))
                .hasMessageContaining("the port is written separately");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pi:raspberry@192.168.137.113",
                "mqtt://pi:raspberry@192.168.137.113:1883",
                "raspberry@[::1]:x"
            })
    void neverRepeatsWhatMayBeAPassword(String text) {
        assertThatThrownBy(() -> BrokerAddress.parse(text))
                .hasMessageContaining("has an @")
                .hasMessageNotContaining("raspberry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST.",
                "foo.localhost",
                "Foo.LocalHost.",
                "localhost.localdomain",
                "ip6-localhost",
                "ip6-loopback",
                "ｌｏｃａｌｈｏｓｔ",
                "foo。localhost"
            })
    void knowsNamesThatMeanThisMachine(String host) {
        assertThat(new BrokerAddress(host, 1883).isLocalhostByName()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mylocalhost", "localhost.example.org", "127.0.0.1", "raspberrypi"})
    void otherNamesAreLeftToTheirAddresses(String host) {
        assertThat(new BrokerAddress(host, 1883).isLocalhostByName()).isFalse();
    }

    @Test
    void asksForAnInternationalNameInItsAsciiForm() {
        assertThat(new BrokerAddress("客廳.local", 1883).asciiHost()).isEqualTo("xn--ubt00f.local");
        assertThat(new BrokerAddress("１９２.168。137.113", 1883).asciiHost())
                .isEqualTo("192.168.137.113");
    }

    @Test
    void oneLoopbackAmongTheAddressesIsEnough() {
        InetAddress lan = InetAddress.ofLiteral("192.168.137.113");
        InetAddress own = InetAddress.ofLiteral("127.0.1.1");
        assertThat(BrokerAddress.firstLoopback(List.of(lan, own))).contains(own);
        assertThat(BrokerAddress.firstLoopback(List.of(lan))).isEmpty();
    }
}
