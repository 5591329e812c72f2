package dev.picolight.device.app;

import dev.picolight.device.lifecycle.Remembered;
import dev.picolight.led.Brightness;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is remembered, as lines of text: one for each LED, for example `ON 40 客廳`, between a first
/// and a last one that show that it is whole.
final class MemoryText {
    private static final String FIRST = "picolight 1";
    private static final String LAST = "end";
    private static final Pattern LED = Pattern.compile("(ON|OFF) (\\d{1,3}) (.+)");

    private MemoryText() {}

    static byte[] of(List<Remembered> leds) {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        for (Remembered led : leds) {
            text.append(led.lit() ? "ON " : "OFF ")
                    .append(led.level().percent())
                    .append(' ')
                    .append(led.room())
                    .append('\n');
        }
        return text.append(LAST).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Reads what [#of] has written.
    ///
    /// @throws IllegalArgumentException when it is something else, or a part of it
    static List<Remembered> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2
                || !lines.getFirst().equals(FIRST)
                || !lines.getLast().equals(LAST)
                || !text.endsWith("\n")) {
            throw new IllegalArgumentException(
                    "expected lines from «%s» to «%s»".formatted(FIRST, LAST));
        }
        List<Remembered> leds = new ArrayList<>();
        for (int i = 1; i < lines.size() - 1; i++) {
            Matcher led = LED.matcher(lines.get(i));
            if (!led.matches()) {
                throw new IllegalArgumentException(
                        "line %d: expected for example «ON 100 客廳»".formatted(i + 1));
            }
            leds.add(
                    new Remembered(
                            led.group(3),
                            led.group(1).equals("ON"),
                            new Brightness(Integer.parseInt(led.group(2)))));
        }
        return leds;
    }
}
