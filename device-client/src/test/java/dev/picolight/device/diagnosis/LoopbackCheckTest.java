package dev.picolight.device.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.LoopbackCheck.Refusal;
import dev.picolight.device.diagnosis.LoopbackCheck.Resolver;
import dev.picolight.device.mqtt.BrokerAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackCheckTest {
    private static final Resolver REAL = host -> List.of(InetAddress.getAllByName(host));
    private static final Resolver NO_ANSWER =
            host -> {
                throw new UnknownHostException(host);
            };
    private static final List<InetAddress> OWN = addresses("192.168.1.20", "fd00::5");

    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(InetAddress::ofLiteral).toList();
    }

    private static Optional<Refusal> check(String host, Resolver resolver) {
        return LoopbackCheck.refusal(BrokerAddress.parse(host), resolver, OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST.",
                "foo.localhost",
                "ip6-localhost",
                "ｌｏｃａｌｈｏｓｔ",
                "localhost:1884"
            })
    void refusesTheNameWithoutAskingAnybody(String host) {
        Resolver resolver =
                asked -> {
                    throw new AssertionError("asked for " + asked);
                };
        assertThat(check(host, resolver)).map(Refusal::resolved).contains(Optional.empty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.1, 127.0.0.1",
        "127.0.1, 127.0.0.1",
        "127.0.1.1, 127.0.1.1",
        "127.255.255.254, 127.255.255.254",
        "2130706433, 127.0.0.1",
        "127.000.000.001, 127.0.0.1",
        "１２７.0.0.1, 127.0.0.1",
        "127。0。0。1, 127.0.0.1",
        "::1, 0:0:0:0:0:0:0:1",
        "[::1]:1883, 0:0:0:0:0:0:0:1",
        "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1",
        "::ffff:127.0.0.1, 127.0.0.1",
        "::ffff:7f00:1, 127.0.0.1",
        "0.0.0.0, 0.0.0.0",
        "0, 0.0.0.0",
        "::, 0:0:0:0:0:0:0:0",
    })
    void refusesEverySpellingByItsResolvedAddress(String host, String resolved) {
        assertThat(check(host, REAL))
                .flatMap(Refusal::resolved)
                .contains(InetAddress.ofLiteral(resolved));
    }

    /// Java reads 0177 as decimal, so this leads to 177.0.0.1 indeed, although a shell's ping would
    /// go to 127.0.0.1. What counts is where the device would connect.
    @Test
    void aLeadingZeroIsDecimal() {
        assertThat(check("0177.0.0.1", REAL)).isEmpty();
    }

    /// Java takes these for names, unless jdk.net.allowAmbiguousIPAddressLiterals is set; then they
    /// resolve to 127.0.0.1 and are refused by that.
    @ParameterizedTest
    @ValueSource(strings = {"0x7f.1", "0x7f000001", "017700000001"})
    void hexadecimalAndOctalSpellingsLeadNowhereOrAreRefused(String host) {
        assertThat(check(host, NO_ANSWER)).isEmpty();
        assertThat(check(host, _ -> addresses("127.0.0.1"))).isPresent();
    }

    @Test
    void refusesTheOwnHostNameWhenItIsALoopbackAddress() {
        assertThat(check("raspberrypi", _ -> addresses("127.0.1.1"))).isPresent();
        assertThat(check("raspberrypi", _ -> addresses("192.168.1.20", "::1"))).isPresent();
        assertThat(check("raspberrypi", _ -> addresses("192.168.1.20"))).isEmpty();
    }

    @Test
    void asksForAnInternationalNameInItsAsciiForm() {
        Resolver resolver =
                asked ->
                        asked.equals("xn--ubt00f.local")
                                ? addresses("127.0.0.1")
                                : addresses("192.168.1.20");
        assertThat(check("客廳.local", resolver)).isPresent();
    }

    @Test
    void aNameThatIsUnknownNowIsNotRefused() {
        assertThat(check("broker.local", NO_ANSWER)).isEmpty();
    }

    @Test
    void letsAddressesInTheNetworkPass() {
        assertThat(check("192.168.137.113", REAL)).isEmpty();
        assertThat(check("fd00::5", REAL)).isEmpty();
    }

    @Test
    void saysWhyAndWhatToDo() {
        Refusal refusal = check("127.1", REAL).orElseThrow();
        assertThat(refusal.cause())
                .isEqualTo(
                        "«127.1» (resolved: 127.0.0.1) as the broker's address means the machine that uses it: on a Pico, localhost is the Pico itself; on the device, it is the device, not the broker");
        assertThat(refusal.remedy())
                .contains("if it runs on this machine, 192.168.1.20 or fd00:0:0:0:0:0:0:5;")
                .contains("hostname -I")
                .contains("`allow-loopback: true` under `broker:`");
        assertThat(check("localhost", REAL).orElseThrow().cause())
                .startsWith("«localhost» as the broker's address means");
        assertThat(check("127.0.0.1", REAL).orElseThrow().cause())
                .startsWith("«127.0.0.1» as the broker's address means");
    }

    @Test
    void withoutAnyNetworkItShowsAnExample() {
        Refusal refusal =
                LoopbackCheck.refusal(BrokerAddress.parse("localhost"), NO_ANSWER, List.of())
                        .orElseThrow();
        assertThat(refusal.tryInstead())
                .contains("for example 192.168.137.113")
                .contains("This machine has no address in a network now");
    }
}
