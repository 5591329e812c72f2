package dev.picolight.device.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// The form of the log's lines.
public enum LogFormat {
    /// Lines for people, as slf4j-simple writes them.
    TEXT,
    /// Lines for programs, see [JsonLine].
    JSON;

    /// The form of this name, whatever its case.
    public static Optional<LogFormat> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// The one that this process writes.
    public static LogFormat inUse() {
        return LoggerFactory.getILoggerFactory() instanceof JsonLoggers ? JSON : TEXT;
    }

    /// As users write it: `text` or `json`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
