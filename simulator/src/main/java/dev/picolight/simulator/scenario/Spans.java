package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Spans of time as people write them: `500ms`, `2s`, `1m30s`, `1h`.
final class Spans {
    private static final Pattern SPAN =
            Pattern.compile(
                    "(?:(\\d{1,5})h)?\\s*(?:(\\d{1,6})m(?!s))?\\s*(?:(\\d{1,8}(?:\\.\\d{1,3})?)s)?\\s*(?:(\\d{1,9})ms)?");
    private static final Duration LONGEST = Duration.ofDays(1000);

    private Spans() {}

    /// @throws IllegalArgumentException with words for the user
    static Duration parse(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        if (given.matches("\\d+(\\.\\d+)?") && !given.matches("0+")) {
            throw new IllegalArgumentException(
                    Problems.words().noUnit(Shown.quoted(text), given + "ms", given + "s"));
        }
        Matcher matcher = SPAN.matcher(given);
        if (given.isEmpty() || (!matcher.matches() && !given.matches("0+"))) {
            throw new IllegalArgumentException(Problems.words().noSpan(Shown.quoted(text)));
        }
        if (given.matches("0+")) {
            return Duration.ZERO;
        }
        Duration span =
                Duration.ofHours(whole(matcher.group(1)))
                        .plusMinutes(whole(matcher.group(2)))
                        .plusMillis(thousandths(matcher.group(3)))
                        .plusMillis(whole(matcher.group(4)));
        if (span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(Problems.words().noSpan(Shown.quoted(text)));
        }
        return span;
    }

    private static long whole(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long thousandths(@Nullable String seconds) {
        return seconds == null ? 0 : new BigDecimal(seconds).movePointRight(3).longValueExact();
    }

    /// As a person reads it: `12.345 s`, `1 h 2 min 3.0 s`.
    static String shown(Duration span) {
        long hours = span.toHours();
        int minutes = span.toMinutesPart();
        String seconds =
                String.format(Locale.ROOT, "%d.%03d s", span.toSecondsPart(), span.toMillisPart());
        return (hours > 0 ? hours + " h " : "")
                + (hours > 0 || minutes > 0 ? minutes + " min " : "")
                + seconds;
    }
}
