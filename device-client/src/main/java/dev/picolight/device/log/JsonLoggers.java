package dev.picolight.device.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleServiceProvider;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// SLF4J's way to [JsonLogger]s, in front of slf4j-simple, whose settings say what is logged: its
/// own lines cannot be JSON. Made by SLF4J, which is told by the system property `slf4j.provider`.
public final class JsonLoggers implements SLF4JServiceProvider, ILoggerFactory {
    private final SLF4JServiceProvider simple = new SimpleServiceProvider();
    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final PrintStream out;

    /// Writes to standard error, in UTF-8 whatever the locale.
    public JsonLoggers() {
        this(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8));
    }

    JsonLoggers(PrintStream out) {
        this.out = out;
    }

    @Override
    public void initialize() {
        simple.initialize();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(
                name, it -> new JsonLogger(simple.getLoggerFactory().getLogger(it), out));
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return simple.getMarkerFactory();
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return simple.getMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return simple.getRequestedApiVersion();
    }
}
