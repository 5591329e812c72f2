package dev.picolight.emulatedpi.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The registers are decoded as the SoC's data sheet says.
class PinsTest {
    /// As QEMU 7.2 prints it, with two words of our choice.
    private static String dump(String gpfsel1, String gpfsel2, String gplev0) {
        return """
        000000003f200000: 0x00000000 0x%s 0x%s 0x00000000
        000000003f200010: 0x00000000 0x00000000 0x00000000 0x00000000
        000000003f200020: 0x00000000 0x00000000 0x00000000 0x00000000
        000000003f200030: 0x00000000 0x%s
        """
                .formatted(gpfsel1, gpfsel2, gplev0)
                .replace("\n", "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "00000000, 00000000, an input and low",
        "00000000, 00020000, an input and high",
        "00200000, 00000000, an output and low",
        "00200000, 00020000, an output and high",
        "00200000, fffdffff, an output and low",
        "00800000, 00020000, an alternate function (ALT0) and high",
        "00e00000, 00020000, an alternate function (ALT3) and high",
        "00400000, 00020000, an alternate function (ALT5) and high",
        "ff7fffff, 00020000, an alternate function (ALT4) and high",
    })
    void pin17StandsInBits21To23OfGpfsel1AndInBit17OfGplev0(
            String gpfsel1, String gplev0, String expected) throws IOException {
        assertThat(Pins.parse(dump(gpfsel1, "00000000", gplev0)).pin(17)).hasToString(expected);
    }

    @Test
    void neighboursAreNotTakenForEachOther() throws IOException {
        Pins pins = Pins.parse(dump("00200000", "00200000", "08000000"));
        assertThat(pins.pin(27)).isEqualTo(Pin.OUTPUT_HIGH);
        assertThat(pins.pin(17)).isEqualTo(Pin.OUTPUT_LOW);
        assertThat(pins.pin(16)).hasToString("an input and low");
        assertThat(pins.pin(18)).hasToString("an input and low");
        assertThat(pins.evidence(27)).isEqualTo("GPFSEL2 = 0x00200000, GPLEV0 = 0x08000000");
    }

    @Test
    void anythingElseIsNoDump() {
        assertThatThrownBy(() -> Pins.parse("Cannot access memory"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot access memory");
        assertThatThrownBy(() -> Pins.parse("000000003f200034: 0x00020000\r\n"))
                .isInstanceOf(IOException.class);
    }
}
