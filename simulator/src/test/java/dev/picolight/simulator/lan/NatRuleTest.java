package dev.picolight.simulator.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatRuleTest {
    private static final InetSocketAddress BROKER =
            new InetSocketAddress(InetAddress.ofLiteral("192.168.137.113"), 1883);
    private static final InetSocketAddress HERE =
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 18830);

    private static InetSocketAddress translated(String rule) {
        return new VirtualLan("home", List.of(NatRule.parse(rule))).translate(BROKER);
    }

    @Test
    void leadsAnAddressElsewhere() {
        assertThat(translated("192.168.137.113=127.0.0.1:18830")).isEqualTo(HERE);
    }

    @Test
    void mayBeAboutOnePortOnly() {
        assertThat(translated("192.168.137.113:1883=127.0.0.1:18830")).isEqualTo(HERE);
        assertThat(translated("192.168.137.113:8883=127.0.0.1:18830")).isEqualTo(BROKER);
    }

    @Test
    void leavesOtherAddressesAsTheyAre() {
        assertThat(translated("192.168.137.114=127.0.0.1:18830")).isEqualTo(BROKER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.168.137.113",
                "192.168.137.113=127.0.0.1",
                "broker=127.0.0.1:1883",
                "999.1.1.1=127.0.0.1:1883",
                "127.0.0.1=127.0.0.1:1883",
                "192.168.137.113=127.0.0.1:0",
                "192.168.137.113:x=127.0.0.1:1883",
                "a=b=c"
            })
    void saysWhatItExpectedInstead(String text) {
        assertThatThrownBy(() -> NatRule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.168.137.113=127.0.0.1:1883");
    }
}
