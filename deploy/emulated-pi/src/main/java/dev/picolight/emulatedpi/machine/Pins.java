package dev.picolight.emulatedpi.machine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The SoC's GPIO registers as they were at one moment: «BCM2835 ARM Peripherals», section 6.1,
/// tables 6-1 to 6-7 (function) and 6-12 (level). The BCM2837 of a Raspberry Pi 3 has the same
/// block at 0x3F200000.
public final class Pins {
    /// The command of QEMU's monitor that prints GPFSEL0 to GPLEV0.
    static final String DUMP = "xp /14wx 0x3f200000";

    private static final int FIRST = 0x3f200000;
    private static final int GPLEV0 = 0x34 / 4; // as an index of words
    private static final int COUNT = GPLEV0 + 1;
    private static final int PINS_PER_FUNCTION_WORD = 10;
    private static final int BITS_PER_FUNCTION = 3;
    private static final int PIN_MAX = 27; // that the header carries
    private static final Pattern LINE = Pattern.compile("([0-9a-f]+):((?: 0x[0-9a-f]{8})+)");

    private final List<Integer> words;

    private Pins(List<Integer> words) {
        this.words = words;
    }

    /// Reads what the monitor printed for [#DUMP].
    ///
    /// @throws IOException when that is no dump of these registers
    static Pins parse(String dump) throws IOException {
        List<Integer> words = new ArrayList<>();
        Matcher line = LINE.matcher(dump);
        while (line.find()) {
            if (Long.parseLong(line.group(1), 16) != FIRST + 4L * words.size()) {
                throw new IOException("not the dump of GPIO registers: " + dump);
            }
            for (String word : line.group(2).strip().split(" ", -1)) {
                words.add(Integer.parseUnsignedInt(word.substring(2), 16));
            }
        }
        if (words.size() != COUNT) {
            throw new IOException("not the dump of GPIO registers: " + dump);
        }
        return new Pins(List.copyOf(words));
    }

    /// What a pin is.
    ///
    /// @param bcm its Broadcom number, 0 to 27
    public Pin pin(int bcm) {
        int function =
                words.get(functionWord(bcm)) >>> (bcm % PINS_PER_FUNCTION_WORD * BITS_PER_FUNCTION);
        return new Pin(PinFunction.of(function & 0b111), (words.get(GPLEV0) >>> bcm & 1) == 1);
    }

    /// The two words that tell about a pin, for a person who wants to check.
    ///
    /// @return for example `GPFSEL1 = 0x00200000, GPLEV0 = 0x00020000`
    public String evidence(int bcm) {
        int word = functionWord(bcm);
        return "GPFSEL%d = 0x%08x, GPLEV0 = 0x%08x"
                .formatted(word, words.get(word), words.get(GPLEV0));
    }

    private static int functionWord(int bcm) {
        if (bcm < 0 || bcm > PIN_MAX) {
            throw new IllegalArgumentException("no pin of the header has the number " + bcm);
        }
        return bcm / PINS_PER_FUNCTION_WORD;
    }
}
