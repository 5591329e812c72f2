package dev.picolight.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.picolight.simulator.fault.Fault.Stream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTextTest {
    @Test
    void readsToxiproxysNamesAndUnits() {
        assertThat(FaultText.parse(" latency  latency=200 jitter=50 stream=upstream toxicity=0.5 "))
                .isEqualTo(
                        new Fault.Latency(
                                Duration.ofMillis(200),
                                Duration.ofMillis(50),
                                Stream.UPSTREAM,
                                0.5));
        assertThat(FaultText.parse("slicer average_size=10 size_variation=3 delay=500"))
                .isEqualTo(
                        new Fault.Slicer(10, 3, Duration.ofNanos(500_000), Stream.DOWNSTREAM, 1));
        assertThat(FaultText.parse("Reset-Peer timeout=1.5s"))
                .isEqualTo(new Fault.ResetPeer(Duration.ofMillis(1500), Stream.DOWNSTREAM, 1));
    }

    @Test
    void readsTheFirstValueWithoutItsName() {
        assertThat(FaultText.parse("wifi wrong-password"))
                .isEqualTo(new Fault.Wifi(Fault.Wifi.Kind.WRONG_PASSWORD));
        assertThat(FaultText.parse("latency 2s"))
                .isEqualTo(
                        new Fault.Latency(
                                Duration.ofSeconds(2), Duration.ZERO, Stream.DOWNSTREAM, 1));
    }

    /// With something said that must be said.
    private static String sample(FaultKind kind) {
        return switch (kind) {
            case WIFI -> "wifi weak";
            case BANDWIDTH -> "bandwidth rate=7";
            case LIMIT_DATA -> "limit_data bytes=0";
            default -> kind.text();
        };
    }

    @ParameterizedTest
    @EnumSource
    void writesWhatItReads(FaultKind kind) {
        Fault fault = FaultText.parse(sample(kind));
        assertThat(FaultKind.of(fault)).isEqualTo(kind);
        assertThat(FaultText.text(fault)).isEqualTo(sample(kind));
        assertThat(FaultText.of(FaultText.name(fault), FaultText.attributes(fault)))
                .isEqualTo(fault);
        assertThat(FaultText.attributes(fault))
                .hasSize(kind.attributes().size())
                .doesNotContainValue("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quake",
                "wifi",
                "wifi gone",
                "latency latency=-1",
                "latency latency=2days",
                "latency latency=25h",
                "latency toxicity=1.1",
                "latency stream=sideways",
                "latency 1 2",
                "bandwidth",
                "bandwidth rate=0",
                "slicer average_size=5 size_variation=5",
                "down now",
                "down now=1"
            })
    void refusesNonsenseAndSaysWhatIsExpected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultText.parse(text))
                .withMessageContaining("expected");
    }
}
