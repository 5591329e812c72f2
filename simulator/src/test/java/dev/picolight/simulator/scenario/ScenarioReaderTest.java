package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenarioReaderTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait-serial: '[PicoLight]'",
                "expect-pin: {part-id: pico-w, pin: LED, value: 0}",
                "delay: 1m30s",
                "set-control: {part-id: pico-w, control: power, value: 0}",
                "wait-led: lit",
                "expect-led: dark",
                "expect-blinking: {on: 500ms, off: 500ms, tolerance: 20%, times: 3}",
                "hold: {is: dark, for: 2s}",
                "wait-state: online",
                "mqtt-publish: {topic: 客廳/message, message: on}",
                "mqtt-expect: {topic: 客廳/#, message: on, retained: true}",
                "fault: {wifi: down, for: 5s}",
                "mend: all",
                "power: off",
                "parallel: [{log: a}, [{log: b}, {log: c}]]",
                "repeat: {times: 3, steps: [{log: '${round}'}]}",
                "for-each: {var: x, in: rooms, steps: [{log: '${x}'}]}",
                "set: {x: 1}",
                "log: hello",
            })
    void everyKindOfStepIsRead(String step) throws IOException {
        assertThat(read("steps:\n  - " + step + "\n")).isInstanceOf(ScenarioReading.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "wait-leds: lit | :2:5 | wait-led",
                "fault: wify | :2:12 | wifi",
                "delay: 500 | :2:12 | 500ms",
                "delay: soon | :2:12 | 1m30s",
                "log: ${nobody} | :2:10 | nobody",
                "write-serial: x | :2:5 | mqtt-publish",
                "wait-led: bright | :2:15 | lit",
                "{log: a, delay: 1s} | :2:5 | log, delay",
                "wait-serial: {matches: '('} | :2:28 | regular expression",
            })
    void aMistakeIsToldWithItsPlace(String step, String place, String words) throws IOException {
        assertThat(problems("steps:\n  - " + step + "\n"))
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).contains(place, words));
    }

    @Test
    void severalMistakesAreToldAtOnceInTheirOrder() throws IOException {
        assertThat(problems("seed: x\nsteps:\n  - delay: 5\n  - fault: nothing\n"))
                .extracting(it -> it.place().line())
                .containsExactly(1, 3, 4);
    }

    @Test
    void whatIsNoYamlHasAPlace() throws IOException {
        assertThat(problems("steps:\n  - {log: a\n"))
                .singleElement()
                .satisfies(it -> assertThat(it.place().line()).isPositive());
    }

    @Test
    void whatIsNotUtf8HasAPlace() throws IOException {
        Path file = folder.resolve("big5.yaml");
        Files.write(file, "name: a\n# \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(((ScenarioReading.Refused) ScenarioReader.read(file)).problems())
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).contains(":2:3", "0xE9"));
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        assertThat(ScenarioReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(ScenarioReading.Refused.class);
    }

    @Test
    void theExamplesOfTheDocumentationAreScenarios() throws IOException {
        String page = Files.readString(Path.of("../docs/scenarios.md"));
        List<String> examples = EXAMPLE.matcher(page).results().map(it -> it.group(1)).toList();

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(read(example)).isInstanceOf(ScenarioReading.Accepted.class);
        }
    }

    private List<ScenarioProblem> problems(String text) throws IOException {
        ScenarioReading reading = read(text);
        assertThat(reading).isInstanceOf(ScenarioReading.Refused.class);
        return ((ScenarioReading.Refused) reading).problems();
    }

    private ScenarioReading read(String text) throws IOException {
        return ScenarioReader.read(Files.writeString(folder.resolve("scenario.yaml"), text));
    }
}
