package dev.picolight.device.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.event.Level;

/// One event of the log as one line of JSON (RFC 8259): `time` in UTC (ISO 8601), `level`,
/// `logger`, `message`, and `exception` where there is one.
///
/// Valid whatever the texts hold, and bounded: what is longer ends in `…`. What is invisible, or
/// may turn the direction of a line, is written as an escape.
final class JsonLine {
    /// In code points of a text.
    static final int LENGTH_MAX = 8_192;

    private JsonLine() {}

    static String of(
            Instant time, Level level, String logger, String message, Optional<Throwable> thrown) {
        StringBuilder line = new StringBuilder("{\"time\":");
        append(line, time.truncatedTo(ChronoUnit.MILLIS).toString());
        append(line.append(",\"level\":"), level.toString());
        append(line.append(",\"logger\":"), logger);
        append(line.append(",\"message\":"), message);
        thrown.ifPresent(it -> append(line.append(",\"exception\":"), stackTrace(it)));
        return line.append('}').toString();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void append(StringBuilder line, String text) {
        line.append('"');
        text.codePoints().limit(LENGTH_MAX).forEach(c -> append(line, c));
        if (text.codePointCount(0, text.length()) > LENGTH_MAX) {
            line.append('…');
        }
        line.append('"');
    }

    private static void append(StringBuilder line, int character) {
        switch (character) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                switch (Character.getType(character)) {
                    case Character.SURROGATE -> line.append("\\ufffd"); // half a character
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> {
                        for (char unit : Character.toChars(character)) {
                            line.append("\\u%04x".formatted((int) unit));
                        }
                    }
                    default -> line.appendCodePoint(character);
                }
            }
        }
    }
}
