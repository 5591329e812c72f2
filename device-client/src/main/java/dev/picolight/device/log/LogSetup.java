package dev.picolight.device.log;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What the command line and the environment say about the log, read before anything logs: SLF4J
/// and slf4j-simple decide once, when the first logger is made, and look at system properties.
///
/// A system property that is set already, by `-D…` in `PICOLIGHT_JAVA_OPTS`, is left as it is.
///
/// @param format of the lines
/// @param steps above 0: tells more, the device's own words first, then those of libraries; below:
///   warnings and errors alone
public record LogSetup(LogFormat format, int steps) {
    /// The environment variable that names the form.
    public static final String VARIABLE = "PICOLIGHT_LOG_FORMAT";

    private static final String FORMAT = "--log-format";
    private static final String SIMPLE = "org.slf4j.simpleLogger.";

    /// Reads and applies. What is wrong on the command line is left to the reader of all options,
    /// who says so; a wrong word in the environment means text.
    public static void apply(String... arguments) {
        of(arguments, System.getenv()).applyTo(System.getProperties());
    }

    static LogSetup of(String[] arguments, Map<String, String> environment) {
        Optional<LogFormat> format =
                LogFormat.named(environment.getOrDefault(VARIABLE, LogFormat.TEXT.toString()));
        int steps = 0;
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            String argument = arguments[i];
            if (argument.startsWith(FORMAT + "=")) {
                format = LogFormat.named(argument.substring(FORMAT.length() + 1));
            } else if (argument.equals(FORMAT) && i + 1 < arguments.length) {
                format = LogFormat.named(arguments[++i]);
            } else if (argument.equals("--verbose")) {
                steps++;
            } else if (argument.matches("-v+")) {
                steps += argument.length() - 1;
            } else if (argument.equals("-q") || argument.equals("--quiet")) {
                steps = -1;
            }
        }
        return new LogSetup(format.orElse(LogFormat.TEXT), steps);
    }

    void applyTo(Properties system) {
        if (format == LogFormat.JSON) {
            set(system, "slf4j.provider", JsonLoggers.class.getName());
            set(system, "slf4j.internal.verbosity", "WARN"); // it would tell that it obeys
        }
        if (steps < 0) {
            set(system, SIMPLE + "log.dev.picolight", "warn");
        }
        if (steps > 0) {
            set(system, SIMPLE + "log.dev.picolight", "debug");
            set(system, SIMPLE + "showLogName", "true");
        }
        if (steps > 1) {
            set(system, SIMPLE + "defaultLogLevel", "debug");
        }
    }

    private static void set(Properties system, String name, String value) {
        system.putIfAbsent(name, value);
    }
}
