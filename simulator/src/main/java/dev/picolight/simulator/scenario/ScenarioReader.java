package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a scenario, and finds everything that is wrong with it at once.
public final class ScenarioReader {
    private static final List<String> KEYS =
            List.of(
                    "name",
                    "version",
                    "author",
                    "description",
                    "seed",
                    "house",
                    "vars",
                    "timeout",
                    "steps");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Path file;
    private final Problems problems;
    private final Texts texts;

    private ScenarioReader(Path file) {
        this.file = file;
        this.problems = new Problems(file);
        this.texts = new Texts(problems);
    }

    /// Reads a file.
    public static ScenarioReading read(Path file) {
        return new ScenarioReader(file).read();
    }

    private ScenarioReading read() {
        Optional<Scenario> scenario = ScenarioFile.read(file, problems).flatMap(this::scenario);
        return scenario.isPresent() && !problems.any()
                ? new ScenarioReading.Accepted(scenario.get())
                : new ScenarioReading.Refused(problems.all());
    }

    private Optional<Scenario> scenario(Node root) {
        Fields fields = new Fields(texts, root, "", KEYS);
        if (!fields.isUsable()) {
            return Optional.empty();
        }
        String fileName = String.valueOf(file.getFileName());
        String name =
                fields.read("name", Problems.words().text(), Readers::filled)
                        .orElse(fileName.replaceFirst("\\.ya?ml$", ""));
        fields.read("version", "1", ScenarioReader::version);
        Optional<Long> seed = fields.read("seed", "1", Readers::seed);
        Duration timeout = fields.read("timeout", "30s", Spans::parse).orElse(TIMEOUT);
        Optional<HouseSetup> house = new HouseReader(texts).read(fields.value("house"), "house");
        Map<String, String> variables = variables(fields);
        List<Step> steps =
                fields.required("steps", Problems.words().listOfSteps())
                        .map(it -> new StepReader(texts, house).steps(it, "steps"))
                        .orElse(List.of());
        texts.checkVariables();
        return house.map(it -> new Scenario(file, name, seed, it, variables, timeout, steps));
    }

    private static String version(String text) {
        if (!text.equals("1")) {
            throw new IllegalArgumentException(Problems.words().version(Shown.quoted(text)));
        }
        return text;
    }

    private Map<String, String> variables(Fields fields) {
        Map<String, String> variables = new LinkedHashMap<>();
        fields.fields("vars", List.of())
                .ifPresent(vars -> {
                    for (String name : vars.keys()) {
                        if (!Template.isName(name)) {
                            vars.value(name)
                                    .ifPresent(node ->
                                            problems.add(
                                                    node,
                                                    vars.at(name),
                                                    Problems.words().noName(Shown.quoted(name))));
                        }
                        texts.give(name);
                        vars.read(name, Problems.words().text(), Readers::plain)
                                .ifPresent(it -> variables.put(name, it));
                    }
                });
        return variables;
    }
}
