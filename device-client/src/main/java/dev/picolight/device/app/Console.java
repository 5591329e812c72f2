package dev.picolight.device.app;

import dev.picolight.device.diagnosis.LoopbackCheck;
import dev.picolight.device.diagnosis.OwnAddresses;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.log.LogFormat;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.SettingsProblems;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.settings.SettingsReading;
import dev.picolight.device.words.Words;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every command of PicoLight has in common: how it reads settings, refuses, and ends.
public final class Console {
    private static final Logger LOG = LoggerFactory.getLogger("dev.picolight");

    /// At boot, without a network, the answer may take as long as the start of everything else.
    private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(5);

    private Console() {}

    /// A reason to end before anything has begun.
    ///
    /// Carries words for the user and never a stack trace.
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ExitCode exitCode;

        /// @param words what is wrong, its evidence and its remedy
        public Refusal(ExitCode exitCode, String words) {
            super(words, null, false, false);
            this.exitCode = exitCode;
        }

        /// How the program ends.
        public ExitCode exitCode() {
            return exitCode;
        }
    }

    /// Runs a command with its arguments and returns the number for the shell.
    ///
    /// On Ctrl-C or SIGTERM the command is interrupted and has some seconds to end; the number is
    /// then the shell's own.
    public static int execute(Object command, String... arguments) {
        try (EndOnSignal signal = new EndOnSignal()) {
            return CommandLines.of(command, signal).execute(arguments);
        }
    }

    /// Does the same with work that needs no command line, for those who start often or early: the
    /// class files of picocli are too old for a JVM's AOT cache, and loading them takes a third of
    /// the device's start.
    static int execute(Callable<Integer> work) {
        try (EndOnSignal signal = new EndOnSignal()) {
            try {
                return work.call();
            } catch (Exception failure) {
                return ended(
                                failure,
                                signal,
                                new PrintWriter(System.err, true, System.err.charset()))
                        .number();
            }
        }
    }

    /// Says why a command has failed.
    static ExitCode ended(Exception failure, EndOnSignal signal, PrintWriter err) {
        if (signal.isAsked()) {
            return ExitCode.OK; // nobody sees it
        }
        if (failure instanceof Refusal refusal) {
            tell(String.valueOf(refusal.getMessage()), err);
            return refusal.exitCode();
        }
        LOG.debug("a defect of PicoLight, with its stack trace", failure);
        tell(Words.of(ConsoleWords.class).defect(failure.toString()), err);
        return ExitCode.INTERNAL;
    }

    /// The last words: for people, or where programs read the log.
    private static void tell(String words, PrintWriter err) {
        switch (LogFormat.inUse()) {
            case TEXT -> err.println(words);
            case JSON -> LOG.error("{}", words);
        }
    }

    /// Reads settings, prints warnings, and refuses with all problems at once.
    public static DeviceSettings read(Path file) {
        return read(file, SettingsReader.forThisMachine());
    }

    static DeviceSettings read(Path file, SettingsReader reader) {
        return switch (reader.read(file)) {
            case SettingsReading.Accepted(var settings, var warnings) -> {
                warnings.forEach(warning -> LOG.warn("{}", warning));
                yield settings;
            }
            case SettingsProblems problems ->
                    throw new Refusal(ExitCode.SETTINGS, problems.toString());
        };
    }

    /// Refuses a broker that is this machine. A name without an address is not refused: at boot the
    /// network may not be there yet, and each connection looks at the address again.
    ///
    /// @param remedy what helps, made from the refusal
    public static void refuseLoopback(
            BrokerAddress address, Function<LoopbackCheck.Refusal, String> remedy) {
        Optional<LoopbackCheck.Refusal> refusal =
                LoopbackCheck.refusal(
                        address,
                        host -> NameLookup.ofThisMachine().addresses(host, LOOKUP_LIMIT),
                        OwnAddresses.ofThisMachine());
        if (refusal.isPresent()) {
            throw new Refusal(
                    ExitCode.LOCALHOST,
                    Words.of(ConsoleWords.class)
                            .causeAndRemedy(refusal.get().cause(), remedy.apply(refusal.get())));
        }
    }

    /// Writes what a device tells into the log.
    public static Consumer<Report> log() {
        return report -> {
            switch (report.severity()) {
                case INFO -> LOG.info("{}", report.text());
                case WARN -> LOG.warn("{}", report.text());
                case ERROR -> LOG.error("{}", report.text());
            }
        };
    }
}
