package dev.picolight.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.app.Program;
import dev.picolight.simulator.lan.Pace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import picocli.CommandLine;

@Timeout(20)
class ScenarioOptionsTest {
    @TempDir private Path folder;

    private final List<String> lines = new ArrayList<>();
    private String good = "";
    private String bad = "";
    private String late = "";

    @BeforeEach
    void write() throws IOException {
        good = file("good.yaml", "steps:\n  - wait-state: online\n  - log: 'seed ${seed}'\n");
        bad = file("bad it's.yaml", "steps:\n  - expect-led: lit\n");
        late = file("late.yaml", "steps:\n  - {wait-led: lit, timeout: 1s}\n");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(Optional<Long> seed, Pace pace, String... arguments)
            throws InterruptedException {
        ScenarioOptions options = new ScenarioOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
        spec.addMixin("scenario", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        new CommandLine(spec)
                .setOverwrittenOptionsAllowed(true)
                .parseArgs(
                        Stream.concat(
                                        Stream.of("--time=simulated", "--annotations=none"),
                                        Stream.of(arguments))
                                .toArray(String[]::new));
        lines.clear();
        return options.run(seed, pace, lines::add);
    }

    private int run(String... arguments) throws InterruptedException {
        return run(Optional.empty(), Pace.REAL, arguments);
    }

    private String told() {
        return String.join("\n", lines);
    }

    @Test
    void endsAsItsScenariosDid() throws Exception {
        assertThat(run("--scenario", good)).isZero();
        assertThat(run("--scenario", bad)).isEqualTo(1);
        assertThat(run("--scenario", late)).isEqualTo(42);
        assertThat(run("--scenario", late, good, bad)).isEqualTo(1);
        assertThat(run("--scenario", good, late)).isEqualTo(42);
        assertThat(told()).contains("1 of 2 passed");
    }

    @Test
    void aWrongFileAmongSeveralKeepsAllFromRunning() throws Exception {
        String none = folder.resolve("none.yaml").toString();

        assertThat(run("--scenario", good, none)).isEqualTo(2);
        assertThat(lines)
                .containsExactly(none + ": there is no such file", "problems: 1; nothing was run");
    }

    @Test
    void whatIsNoScenarioIsRefusedWithItsPlace() throws Exception {
        assertThat(run("--scenario", file("no.yaml", "steps:\n  - {log: a\n"))).isEqualTo(2);
        assertThat(told()).containsPattern("no\\.yaml:\\d+:\\d+: not YAML");

        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "steps:\n  - log: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("--scenario", latin.toString())).isEqualTo(2);
        assertThat(told()).contains("latin.yaml:2:10: not UTF-8: the byte 0xE9");
    }

    @Test
    void theLineThatDoesItAgainIsWhole() throws Exception {
        int code =
                run(
                        Optional.of(7L),
                        new Pace(20),
                        "--fail-text",
                        "no such text",
                        "--scenario",
                        bad);

        assertThat(code).isEqualTo(1);
        assertThat(told())
                .contains(
                        "seed 7; the same again: %s sim --scenario '%s' --seed 7 --time simulated --speed 20 --fail-text 'no such text'"
                                .formatted(Program.name(), bad.replace("'", "'\\''")));
    }

    @Test
    void forbiddenTextFails() throws Exception {
        assertThat(run("--fail-text", "online at", "--scenario", good)).isEqualTo(1);
        assertThat(told()).contains("no console prints «online at»");
    }

    @Test
    void githubIsToldOfEachMishapAndEachWrongLine() throws Exception {
        assertThat(run("--annotations=github", "--scenario", late)).isEqualTo(42);
        assertThat(told()).contains("::error file=" + late + ",line=2,title=");

        run("--annotations=github", "--scenario", file("wrong.yaml", "steps:\n  - delay: 5\n"));
        assertThat(told()).containsPattern("::error file=.*wrong\\.yaml,line=2,title=");
    }

    @Test
    void eachRoundHasTheNextSeedAndASuiteOfItsOwn() throws Exception {
        Path xml = folder.resolve("report.xml");
        Path serial = folder.resolve("serial.log");

        int code =
                run(
                        Optional.of(41L),
                        Pace.REAL,
                        "--repeat=3",
                        "--junit=" + xml,
                        "--serial-log=" + serial,
                        "--scenario",
                        good);

        assertThat(code).isZero();
        assertThat(lines).contains("  … seed 41", "  … seed 42", "  … seed 43");
        Element root =
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(xml.toFile())
                        .getDocumentElement();
        assertThat(root.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        assertThat(Files.readAllLines(serial).stream().filter(it -> it.contains("online at")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("\tpico-w\t"));
    }

    @Test
    void aReportThatCannotBeWrittenIsTold() {
        String noFolder = folder.resolve("good.yaml/serial.log").toString();

        assertThatThrownBy(() -> run("--serial-log=" + noFolder, "--scenario", good))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void noRoundsAreNone() {
        assertThatThrownBy(() -> run("--repeat=0", "--scenario", good))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--scenario",
                "--scenario=a --time=later",
                "--scenario=a --repeat=often",
                "--scenario=a --annotations=gitlab",
                "--scenario=a --seed=x",
                "--scenarios=b",
            })
    void wrongUsageIsRefused(String arguments) {
        StringWriter errors = new StringWriter();

        int code =
                new CommandLine(new SimCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setErr(new PrintWriter(errors))
                        .execute(arguments.split(" "));

        assertThat(code).isEqualTo(ExitCode.USAGE.number());
        assertThat(errors.toString()).contains("--");
    }

    @ParameterizedTest
    @CsvSource({"good.yaml, 0", "late.yaml, 42"})
    void theCommandEndsAsItsScenariosDid(String name, int code) {
        String[] arguments = {
            "--time=simulated", "--seed=5", "--scenario", folder.resolve(name).toString()
        };

        assertThat(new CommandLine(new SimCommand()).execute(arguments)).isEqualTo(code);
    }
}
