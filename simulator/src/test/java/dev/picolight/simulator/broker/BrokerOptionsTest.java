package dev.picolight.simulator.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.mqtt.Secret;
import dev.picolight.simulator.broker.WantedPort.FirstFreeFrom;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerOptionsTest {
    private static final BrokerOptions DEFAULTS = BrokerOptions.defaults();

    @Test
    void isForThisMachineAloneAsLongAsNobodyAsksForMore() {
        assertThat(DEFAULTS.listen().isLoopbackAddress()).isTrue();
        assertThat(DEFAULTS.port()).isEqualTo(new FirstFreeFrom(1883));
        assertThat(DEFAULTS.users()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.137.113", "::"})
    void opensToOthersOnlyWithUsers(String address) {
        InetAddress others = InetAddress.ofLiteral(address);

        assertThatThrownBy(() -> DEFAULTS.listeningOn(others, Map.of()))
                .hasMessageStartingWith(
                        "On %s everybody in the network could switch the LED",
                        others.getHostAddress())
                .hasMessageContaining("add a user with a password");
        assertThat(DEFAULTS.listeningOn(others, Map.of("led", new Secret("x"))).listen())
                .isEqualTo(others);
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> DEFAULTS.withUsers(Map.of("", new Secret("x"))))
                .hasMessageContaining("user name is empty");
        assertThatThrownBy(() -> DEFAULTS.withStartLimit(Duration.ZERO))
                .hasMessageContaining("PT0S");
    }
}
