package dev.picolight.device.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonLineTest {
    private static final Instant TIME = Instant.parse("2026-11-21T12:34:56.789123Z");

    private static String line(String message) {
        return JsonLine.of(TIME, Level.INFO, "dev.picolight", message, Optional.empty());
    }

    /// Every member of the one object in a line.
    static Map<String, String> read(String line) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
                members.put(name, parser.getString());
            }
            assertThat(parser.nextToken()).as("behind the object").isNull();
        }
        return members;
    }

    @Test
    void saysWhenHowSeriousWhoAndWhat() {
        assertThat(line("online at 192.168.137.113:1883, listening to 客廳/message"))
                .isEqualTo(
                        "{\"time\":\"2026-11-21T12:34:56.789Z\",\"level\":\"INFO\",\"logger\":\"dev.picolight\",\"message\":\"online at 192.168.137.113:1883, listening to 客廳/message\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"quoted\" and \\ back",
                "two\nlines\r\nand\ta tab",
                "\u0000\u0007\u001b[31m\u007f\u0085\u009b",
                "\u2028\u2029\u202e\ufeff\ue000",
                "𠮷 💡 客廳",
                "}{\"message\":\"forged\"}",
            })
    void isReadBackAsItWas(String message) {
        assertThat(read(line(message))).containsEntry("message", message);
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(read(line("a\ud83db\udca1"))).containsEntry("message", "a\ufffdb\ufffd");
    }

    @Test
    void isOneLineWithNothingInvisibleInIt() {
        Random random = new Random(20_261_121);
        for (int i = 0; i < 2_000; i++) {
            String message =
                    random.ints(random.nextInt(40), 0, 0x110000)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            String line = line(message);
            assertThat(line).as("message %d", i).doesNotContain("\n").doesNotMatch(".*\\p{C}.*");
            read(line);
        }
    }

    @Test
    void isBounded() {
        String message = read(line("💡".repeat(100_000))).getOrDefault("message", "");
        assertThat(message.codePointCount(0, message.length())).isEqualTo(8_193);
        assertThat(message).endsWith("💡…");
    }

    @Test
    void carriesTheStackTrace() {
        String line =
                JsonLine.of(
                        TIME,
                        Level.ERROR,
                        "a",
                        "b",
                        Optional.of(new IllegalStateException("no «\"» here")));
        assertThat(read(line).get("exception"))
                .startsWith("java.lang.IllegalStateException: no «\"» here")
                .contains("\tat " + JsonLineTest.class.getName());
    }
}
