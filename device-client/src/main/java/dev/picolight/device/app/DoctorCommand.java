package dev.picolight.device.app;

import dev.picolight.device.doctor.Examination;
import dev.picolight.device.doctor.Examiner;
import dev.picolight.device.doctor.Finding;
import dev.picolight.device.doctor.JsonReport;
import dev.picolight.device.doctor.Patient;
import dev.picolight.device.doctor.Report;
import dev.picolight.device.doctor.Screen;
import dev.picolight.device.doctor.SettingsStep;
import dev.picolight.device.doctor.Step;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.words.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Finds out why the LED stays dark, step by step.
@Command(
        name = "doctor",
        description =
                "Find out why the LED stays dark: take the steps that a person would, show each, and say what is wrong, how sure that is, and what to do. Changes nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 0: nothing is wrong, 1: a problem was found (also in the settings), 2: wrong usage, 3: no problem was found, but not everything could be found out."
        })
public final class DoctorCommand implements Callable<Integer> {
    /// Longer than most name services take for a name that nobody knows.
    private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(12);

    private static final int LISTEN_SECONDS_MAX = 3600;

    @Spec private CommandSpec command = CommandSpec.create();

    @Mixin private SettingsOption settings = new SettingsOption();

    @Mixin private BrokerOption broker = new BrokerOption();

    @Option(names = "--json", description = "print one JSON object instead, and nothing else")
    private boolean json;

    @Option(
            names = "--led",
            description =
                    "also open each LED of the settings and blink it twice; stop the service before, for a pin has one user")
    private boolean withLeds;

    @Option(
            names = "--here",
            description =
                    "the broker is on this machine: look at it, too (without this: when its address is this machine's)")
    private boolean here;

    @Option(
            names = "--listen",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "listen that long for commands, also on topics that only look like the device's")
    private int listenSeconds;

    @Override
    public Integer call() throws InterruptedException {
        if (listenSeconds < 0 || listenSeconds > LISTEN_SECONDS_MAX) {
            throw new ParameterException(
                    command.commandLine(),
                    Words.of(UsageWords.class).listenOutOfRange(listenSeconds, LISTEN_SECONDS_MAX));
        }
        broker.check(command);
        boolean needsSettings =
                withLeds || command.commandLine().getParseResult().hasMatchedOption("--settings");
        if (broker.isGiven() && needsSettings) {
            throw new ParameterException(
                    command.commandLine(), Words.of(UsageWords.class).goesWithoutBroker());
        }
        PrintWriter out = command.commandLine().getOut();
        OnVirtualThread<Integer> work =
                new OnVirtualThread<>(() -> json ? inJson(out) : onScreen(out));
        return work.call();
    }

    private int inJson(PrintWriter out) throws InterruptedException {
        Examined examined = examine(new Unwatched());
        out.println(JsonReport.of(examined.report(), examined.patient()));
        out.flush();
        return examined.report().outcome().exitCode();
    }

    private int onScreen(PrintWriter out) throws InterruptedException {
        try (Screen screen = new Screen(out, System.out.charset(), isTerminal())) {
            Examined examined = examine(screen);
            screen.conclude(examined.report());
            return examined.report().outcome().exitCode();
        }
    }

    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent()
                && !System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
    }

    private record Examined(Report report, Optional<Patient> patient) {}

    private Examined examine(Examination.Watcher watcher) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        MonotonicTime time = new MonotonicTime();
        Optional<DeviceSettings> read = Optional.empty();
        Optional<Patient> patient;
        if (broker.isGiven()) {
            patient = Optional.of(broker.patient(command, here));
        } else {
            watcher.begins(Step.SETTINGS);
            SettingsStep step = SettingsStep.read(settings.file(), DoctorSettings.reader(), time);
            watcher.found(step.finding());
            findings.add(step.finding());
            read = step.settings();
            patient = read.map(it -> DoctorSettings.patient(it, here));
        }
        if (patient.isPresent()) {
            Examination examination =
                    new Examination(
                            new HostDialer(LOOKUP_LIMIT),
                            time,
                            RandomGenerator.getDefault(),
                            watcher);
            findings.addAll(
                    examination.of(
                            patient.get(),
                            new Examination.Extras(
                                    Duration.ofSeconds(listenSeconds), here, leds(read, time))));
        }
        return new Examined(new Report(findings), patient);
    }

    private Optional<Examiner> leds(Optional<DeviceSettings> read, MonotonicTime time) {
        return read.filter(_ -> withLeds).map(it -> new DoctorLeds(it.allLeds(), time));
    }

    /// Nobody looks on.
    private static final class Unwatched implements Examination.Watcher {
        @Override
        public void begins(Step step) {}

        @Override
        public void found(Finding finding) {}
    }
}
