package dev.picolight.device.app;

import dev.picolight.device.log.LogFormat;
import dev.picolight.device.log.LogSetup;
import dev.picolight.device.words.Words;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that say what is logged, and how. They are shown and checked here, and obeyed by
/// [LogSetup], which looks at the command line before anything logs.
@SuppressWarnings("UnusedVariable") // read by nobody, see above
final class LogOptions {
    @ArgGroup(exclusive = true)
    private Level level = new Level();

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            converter = Format.class,
            description =
                    "the log's lines: text, or json with one object in each (default: what the environment variable "
                            + LogSetup.VARIABLE
                            + " says, or text)")
    private LogFormat format = LogFormat.TEXT;

    /// How much.
    private static final class Level {
        @Option(
                names = {"-v", "--verbose"},
                description = "log more; -vv: libraries too")
        private boolean[] verbose = {};

        @Option(
                names = {"-q", "--quiet"},
                description = "log warnings and errors only")
        private boolean quiet;
    }

    /// For picocli.
    static final class Format implements ITypeConverter<LogFormat> {
        @Override
        public LogFormat convert(String value) {
            return LogFormat.named(value)
                    .orElseThrow(() ->
                            new TypeConversionException(Words.of(UsageWords.class).textOrJson()));
        }
    }
}
