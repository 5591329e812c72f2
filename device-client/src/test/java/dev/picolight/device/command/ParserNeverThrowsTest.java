package dev.picolight.device.command;

import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.command.ParsedMessage.Understood;
import dev.picolight.device.mqtt.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever arrives: an answer, and words that are safe to print.
class ParserNeverThrowsTest {
    private static final int MESSAGES = 1_000;
    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "[[[[[[[[[[[[[[[[[",
                    ":",
                    ",",
                    "\"",
                    "\\",
                    "'",
                    "state",
                    "\"state\"",
                    "\"ON\"",
                    "\"effect\":",
                    "\"flash\":",
                    "\"brightness\":",
                    "blink ",
                    "BLINK",
                    " ",
                    "\u3000",
                    "1",
                    "-",
                    "9e9",
                    "0x",
                    "null",
                    "true",
                    "on",
                    "關",
                    "測試",
                    "💡",
                    "\u0000",
                    "\u001b",
                    "\u202e",
                    "\n",
                    "\\u0000",
                    "\\ud800",
                    "「",
                    "」");

    static Stream<Long> seeds() {
        return IntStream.range(0, 10).mapToObj(Long::valueOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomBytes(long seed) {
        RandomGenerator random = new Random(seed);
        for (int i = 0; i < MESSAGES; i++) {
            byte[] bytes = new byte[random.nextInt(random.nextInt(50) == 0 ? 5000 : 40)];
            random.nextBytes(bytes);
            check(bytes);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomCharacters(long seed) {
        RandomGenerator random = new Random(seed);
        for (int i = 0; i < MESSAGES; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, Character.MAX_CODE_POINT + 1)
                    .forEach(text::appendCodePoint);
            check(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void almostCommands(long seed) {
        RandomGenerator random = new Random(seed);
        for (int i = 0; i < MESSAGES; i++) {
            StringBuilder text =
                    new StringBuilder(List.of("", "{", "{\"a\":").get(random.nextInt(3)));
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            check(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void check(byte[] bytes) {
        Payload payload = Payload.of(bytes);
        for (TextPolicy policy : TextPolicy.values()) {
            String words =
                    switch (new CommandParser(policy).parse(payload)) {
                        case Understood(LedCommand command) -> command.toString();
                        case ParsedMessage.Refused refused -> refused.reason();
                    };
            boolean safe =
                    words.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '\u202e');
            if (words.isEmpty() || words.length() > 700 || !safe) {
                fail("unsafe words «%s» about %s", words, payload);
            }
        }
    }
}
