package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.brokersetup.BrokerName;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnNamesTest {
    private static final List<InetAddress> ADDRESSES =
            Stream.of("192.168.137.113", "fd00::1", "172.17.0.1")
                    .map(InetAddress::ofLiteral)
                    .toList();

    @ParameterizedTest
    @CsvSource({
        "raspberrypi, raspberrypi raspberrypi.local",
        "pi.lan, pi.lan pi.local",
        "pi.local, pi.local",
        "my_pi, ''",
        "localhost, ''",
        "'', ''",
    })
    void areTheHostsAndAllAddressesOnWhichWeListen(String host, String expected) {
        assertThat(OwnNames.of(host, ADDRESSES).stream().map(BrokerName::text))
                .containsExactlyElementsOf(
                        Stream.of(expected + " 192.168.137.113 172.17.0.1")
                                .flatMap(names -> Stream.of(names.strip().split(" ")))
                                .toList());
    }
}
