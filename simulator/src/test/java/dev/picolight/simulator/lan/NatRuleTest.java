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

    private static VirtualLan.Reach reach(String rule) {
        return new VirtualLan("home", List.of(NatRule.parse(rule))).reach(BROKER);
    }

    @Test
    void leadsAnAddressElsewhere() {
        assertThat(reach("192.168.137.113=127.0.0.1:18830"))
                .isEqualTo(new VirtualLan.Reach.Leads(HERE));
    }

    @Test
    void mayBeAboutOnePortOnly() {
        assertThat(reach("192.168.137.113:1883=127.0.0.1:18830"))
                .isEqualTo(new VirtualLan.Reach.Leads(HERE));
        assertThat(reach("192.168.137.113:8883=127.0.0.1:18830"))
                .isEqualTo(new VirtualLan.Reach.Fails(Stack.Situation.REFUSED));
    }

    @Test
    void nobodyHasAnotherAddressOfTheLan() {
        assertThat(reach("192.168.137.114=127.0.0.1:18830"))
                .isEqualTo(new VirtualLan.Reach.Fails(Stack.Situation.NOBODY));
    }

    @Test
    void leavesAddressesOutsideTheLanAsTheyAre() {
        assertThat(reach("192.168.7.114=127.0.0.1:18830"))
                .isEqualTo(new VirtualLan.Reach.Fails(Stack.Situation.NOBODY));
        InetSocketAddress outside =
                new InetSocketAddress(InetAddress.ofLiteral("192.168.7.5"), 1883);
        assertThat(
                        new VirtualLan(
                                        "home",
                                        List.of(NatRule.parse("192.168.137.113=127.0.0.1:1")))
                                .reach(outside))
                .isEqualTo(new VirtualLan.Reach.Leads(outside));
        assertThat(new VirtualLan("home", List.of()).reach(BROKER))
                .isEqualTo(new VirtualLan.Reach.Leads(BROKER));
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
