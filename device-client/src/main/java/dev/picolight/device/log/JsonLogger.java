package dev.picolight.device.log;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/// Writes what slf4j-simple would write, when it would, as [JsonLine]s.
final class JsonLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private final transient Logger simple;
    private final transient PrintStream out;

    /// @param simple knows which levels are wanted
    /// @param out takes each line whole
    JsonLogger(Logger simple, PrintStream out) {
        this.name = simple.getName();
        this.simple = simple;
        this.out = out;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        String message = String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments));
        String line = JsonLine.of(Instant.now(), level, name, message, Optional.ofNullable(thrown));
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    @Override
    public boolean isTraceEnabled() {
        return simple.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return simple.isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return simple.isInfoEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return simple.isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return simple.isErrorEnabled();
    }
}
