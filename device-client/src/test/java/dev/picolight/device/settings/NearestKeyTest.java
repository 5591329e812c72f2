package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.words.EditDistance;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestKeyTest {
    private static final List<String> KNOWN =
            List.of("id", "host", "port", "user", "bcm-pin", "allow-loopback", "keep-alive");

    @ParameterizedTest
    @CsvSource({
        "hots, host",
        "hst, host",
        "prot, port",
        "bcm_pin, bcm-pin",
        "bcmPin, bcm-pin",
        "BCM-PIN, bcm-pin",
        "pin, bcm-pin",
        "username, user",
        "hostname, host",
        "allow-lopback, allow-loopback",
        "loopback, allow-loopback",
        "keepalive, keep-alive",
    })
    void findsTheOneThatWasMeant(String asked, String meant) {
        assertThat(NearestKey.among(KNOWN, asked)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "farbe", "房間", "broker", "pi"})
    void findsNoneWhenNoneIsNear(String asked) {
        assertThat(NearestKey.among(KNOWN, asked)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "ab, ba, 1", "host, port, 2", "kitten, sitting, 3"})
    void countsChanges(String a, String b, int changes) {
        assertThat(EditDistance.between(a, b)).isEqualTo(changes);
        assertThat(EditDistance.between(b, a)).isEqualTo(changes);
    }
}
