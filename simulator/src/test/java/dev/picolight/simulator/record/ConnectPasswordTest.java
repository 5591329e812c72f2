package dev.picolight.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectPasswordTest {
    private final ConnectPassword password = new ConnectPassword();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40, 1_000})
    void isBlottedOutHoweverTheBytesCome(int size) {
        byte[] stream =
                Samples.joined(Samples.connect(), Samples.publish("a", SampleHouse.PASSWORD));
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        for (int at = 0; at < stream.length; at += size) {
            seen.writeBytes(
                    password.blotted(
                            Arrays.copyOfRange(stream, at, Math.min(at + size, stream.length))));
        }

        String text = seen.toString(StandardCharsets.ISO_8859_1);
        assertThat(text)
                .isEqualTo(
                        new String(stream, StandardCharsets.ISO_8859_1)
                                .replaceFirst(SampleHouse.PASSWORD, "*********"));
    }

    @Test
    void isBlottedOutAfterAWill() {
        byte[] connect =
                Samples.joined(
                        Samples.bytes(0x10, 37, 0, 4),
                        "MQTT".getBytes(StandardCharsets.US_ASCII),
                        Samples.bytes(5, 0xC4, 0, 30, 0),
                        Samples.bytes(0, 1, 'c'),
                        Samples.bytes(5, 0x18, 0, 0, 0, 5), // Will Delay
                        Samples.bytes(0, 1, 't', 0, 2, 'o', 'f'),
                        Samples.bytes(0, 1, 'u', 0, 3, 'p', 'w', 'd'));

        assertThat(new String(password.blotted(connect), StandardCharsets.ISO_8859_1))
                .endsWith("\0\1u\0\3***")
                .hasSize(connect.length);
    }

    @Test
    void otherProtocolsStayAsTheyAre() {
        byte[] tls = Samples.bytes(0x16, 3, 1, 0, 2, 1, 0);

        assertThat(password.blotted(tls)).isEqualTo(tls);
    }

    @Test
    void afterMissingBytesNothingIsShown() {
        byte[] connect = Samples.connect();
        password.blotted(Arrays.copyOf(connect, 10));
        password.missed();

        assertThat(password.blotted(Arrays.copyOfRange(connect, 20, connect.length)))
                .containsOnly('*');
    }
}
