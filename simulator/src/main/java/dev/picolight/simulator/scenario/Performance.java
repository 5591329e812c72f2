package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.lan.Pace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Scenarios of several files, one after another, each perhaps many times; told to people, and to
/// whoever reads JUnit's XML or GitHub's annotations.
public final class Performance {
    /// The program's number when a file is wrong.
    public static final int WRONG_FILE = 2;

    /// What was asked for.
    ///
    /// @param repeat each scenario this often, with one seed after another
    /// @param seed of the first run; empty: as the scenario says, or any
    /// @param failText a line of a console that holds it fails the run
    /// @param program what begins a command line
    /// @param replay the end of the command that does the same again
    public record Options(
            int repeat,
            Optional<Long> seed,
            Pace pace,
            Optional<String> failText,
            Optional<Path> junit,
            Optional<Path> serialLog,
            boolean github,
            String program,
            String replay) {}

    private final Options options;
    private final Function<HousePlan, House> houses;
    private final Consumer<String> out;
    private final List<Outcome> outcomes = new ArrayList<>();

    /// @param houses makes a house of a plan, its boards without power
    /// @param out takes a line for people
    public Performance(Options options, Function<HousePlan, House> houses, Consumer<String> out) {
        this.options = options;
        this.houses = houses;
        this.out = out;
    }

    private static TellWords words() {
        return Words.of(TellWords.class);
    }

    /// Reads all files, and only if all are good runs them.
    ///
    /// @return 0: all passed, 1: one failed, 2: a file is wrong, 42: a wait ran out and nothing
    ///   failed otherwise
    /// @throws IOException when a report cannot be written
    public int run(List<Path> files) throws IOException, InterruptedException {
        List<Scenario> scenarios = new ArrayList<>();
        int problems = 0;
        for (Path file : files) {
            switch (ScenarioReader.read(file)) {
                case ScenarioReading.Accepted(var scenario) -> scenarios.add(scenario);
                case ScenarioReading.Refused(var wrong) -> {
                    wrong.forEach(this::tell);
                    problems += wrong.size();
                }
            }
        }
        if (problems > 0) {
            out.accept(words().problems(problems));
            return WRONG_FILE;
        }
        try (Writer serial = serialLog()) {
            for (Scenario scenario : scenarios) {
                for (int i = 0; i < options.repeat(); i++) {
                    play(scenario, i, serial);
                }
            }
        } finally {
            if (options.junit().isPresent()) {
                JunitReport.write(options.junit().get(), outcomes);
            }
        }
        return summary();
    }

    private void tell(ScenarioProblem problem) {
        out.accept(problem.toString());
        annotate(
                problem.file(),
                problem.place().line(),
                problem.key().isEmpty() ? "YAML" : problem.key(),
                problem.words());
    }

    private void annotate(Path file, int line, String title, String message) {
        if (options.github()) {
            out.accept(new GithubAnnotation(file.toString(), line, title, message).text());
        }
    }

    private Writer serialLog() throws IOException {
        if (options.serialLog().isEmpty()) {
            return Writer.nullWriter();
        }
        return new BufferedWriter(Files.newBufferedWriter(options.serialLog().get()));
    }

    private void play(Scenario scenario, int round, Writer serial) throws InterruptedException {
        long seed =
                options.seed().or(scenario::seed).orElseGet(() -> System.nanoTime() & 0x7FFF_FFFFL)
                        + round;
        out.accept(words().begins(scenario.name(), scenario.file().toString(), seed));
        Outcome outcome;
        try (House house = houses.apply(scenario.plan(options.pace(), seed))) {
            outcome =
                    new ScenarioRun(house, scenario, seed, options.failText(), new Teller(serial))
                            .run();
        }
        outcomes.add(outcome);
        outcome.mishap().ifPresent(mishap -> tell(outcome, mishap));
    }

    private void tell(Outcome outcome, Mishap mishap) {
        Scenario scenario = outcome.scenario();
        String line = scenario.file() + ":" + mishap.place().line();
        out.accept("  ✗ " + line + ": " + mishap.title());
        String expected =
                mishap.kind() == Mishap.Kind.TIMEOUT
                        ? words().ranOut(mishap.expected())
                        : words().notMet(mishap.expected());
        out.accept("    " + expected);
        mishap.seen().forEach(seen -> out.accept("    " + seen));
        String replay =
                words().replay(
                                outcome.seed(),
                                "%s sim --scenario %s --seed %d%s"
                                        .formatted(
                                                options.program(),
                                                quoted(scenario.file().toString()),
                                                outcome.seed(),
                                                options.replay()));
        out.accept("    " + replay);
        List<String> message = new ArrayList<>(List.of(expected));
        message.addAll(mishap.seen());
        message.add(replay);
        annotate(
                scenario.file(),
                mishap.place().line(),
                scenario.name() + " › " + mishap.title(),
                String.join("\n", message));
    }

    /// As a shell reads it.
    public static String quoted(String word) {
        return word.matches("[\\w./-]+") ? word : Shown.forShell(word);
    }

    private int summary() {
        long passed = outcomes.stream().filter(it -> it.exitCode() == 0).count();
        Duration lasted =
                outcomes.stream().map(Outcome::lasted).reduce(Duration.ZERO, Duration::plus);
        out.accept(words().summary(passed, outcomes.size(), Spans.shown(lasted)));
        if (outcomes.stream().anyMatch(it -> it.exitCode() == 1)) {
            return 1;
        }
        return outcomes.stream().mapToInt(Outcome::exitCode).max().orElse(0);
    }

    /// All runs so far.
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    private final class Teller implements ScenarioRun.Watcher {
        private final Writer serial;

        Teller(Writer serial) {
            this.serial = serial;
        }

        @Override
        public void passed(Outcome.StepOutcome step) {
            out.accept("  ✓ " + step.title() + "  (" + Spans.shown(step.took()) + ")");
        }

        @Override
        public void said(String text) {
            out.accept("  … " + text);
        }

        @Override
        public void printed(Duration at, String board, String line) {
            try {
                serial.write("%s\t%s\t%s%n".formatted(Spans.shown(at), board, line));
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
