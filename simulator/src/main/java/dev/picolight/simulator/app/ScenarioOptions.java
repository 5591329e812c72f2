package dev.picolight.simulator.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.app.Program;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.broker.BrokerFault;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.house.SimulatedHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.scenario.Performance;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/// The options of `sim` that run scenarios instead of one board.
final class ScenarioOptions {
    /// Two kinds of time.
    enum Time {
        LIVE,
        SIMULATED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Who is told of mishaps beside people.
    enum Annotations {
        NONE,
        GITHUB;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "run these scenarios instead, one after another, and end; see docs/scenarios.md")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--time",
            defaultValue = "live",
            paramLabel = "live|simulated",
            description =
                    "the time of scenarios: live with real connections, or simulated, in which an hour passes in less than a second")
    private Time time = Time.LIVE;

    @Option(
            names = "--repeat",
            defaultValue = "1",
            paramLabel = "NUMBER",
            description = "run each scenario so often, with one seed after another")
    private int repeat = 1;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "write what came of the scenarios as JUnit XML")
    private Optional<Path> junit = Optional.empty();

    @Option(
            names = "--annotations",
            paramLabel = "none|github",
            description =
                    "tell GitHub Actions where a scenario failed (default: github where GITHUB_ACTIONS is true)")
    private Optional<Annotations> annotations = Optional.empty();

    @Option(
            names = "--fail-text",
            paramLabel = "TEXT",
            description = "a scenario fails as soon as a board prints a line with this")
    private Optional<String> failText = Optional.empty();

    @Option(
            names = "--serial-log",
            paramLabel = "FILE",
            description = "write the consoles of all boards of the scenarios there")
    private Optional<Path> serialLog = Optional.empty();

    /// Whether scenarios are asked for.
    boolean isAsked() {
        return !files.isEmpty();
    }

    /// Runs them.
    ///
    /// @return the number for the shell
    int run(Optional<Long> seed, Pace pace, Consumer<String> out) throws InterruptedException {
        if (repeat < 1) {
            throw new Refusal(ExitCode.USAGE, Words.of(DeskWords.class).noRepeat(repeat));
        }
        boolean github =
                annotations
                        .map(it -> it == Annotations.GITHUB)
                        .orElse("true".equals(System.getenv("GITHUB_ACTIONS")));
        Performance.Options options =
                new Performance.Options(
                        repeat,
                        seed,
                        pace,
                        failText,
                        junit,
                        serialLog,
                        github,
                        Program.name(),
                        replay(pace));
        try {
            return new Performance(options, this::house, out).run(files);
        } catch (IOException notWritten) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Words.of(DeskWords.class).notWritten(String.valueOf(notWritten.getMessage())));
        }
    }

    /// What else the same run needs.
    private String replay(Pace pace) {
        StringBuilder replay = new StringBuilder();
        if (time == Time.SIMULATED) {
            replay.append(" --time simulated");
        }
        if (!pace.equals(Pace.REAL)) {
            BigDecimal speed = BigDecimal.valueOf(pace.speed()).stripTrailingZeros();
            replay.append(" --speed ").append(speed.toPlainString());
        }
        failText.ifPresent(text -> replay.append(" --fail-text ").append(Performance.quoted(text)));
        return replay.toString();
    }

    private House house(HousePlan plan) {
        if (time == Time.SIMULATED) {
            return new SimulatedHouse(plan, SimulatedHouse.Detail.PACKETS);
        }
        try {
            return LiveHouse.open(plan);
        } catch (BrokerFault fault) {
            throw new Refusal(
                    ExitCode.BROKER,
                    Words.of(DeskWords.class)
                            .causeAndRemedy(String.valueOf(fault.getMessage()), fault.remedy()));
        }
    }
}
