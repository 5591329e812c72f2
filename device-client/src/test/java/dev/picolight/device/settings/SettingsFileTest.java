package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir Path folder;
    private SettingsFixture file;

    @BeforeEach
    void prepare() {
        file = new SettingsFixture(folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "broker:⏎⇥host: a | pi.yaml:2:1: not valid YAML: found character '\\t(TAB)'",
                "a: b: c | pi.yaml:1:5: not valid YAML: mapping values are not allowed here",
                "a: \"b⏎c: d⏎ | pi.yaml:3:1: not valid YAML: found unexpected end of stream",
                "a: *b | pi.yaml:1:4: not valid YAML: found undefined alias b",
                "a: 1⏎---⏎b: 2 | pi.yaml:2:1: not valid YAML: but found another document",
                "a: 客廳⏎b: 廳\u0007x | pi.yaml:2:5: the character U+0007 is not allowed in YAML",
                "a: 💡💡⏎b: 💡\u0007x | pi.yaml:2:5: the character U+0007 is not allowed in YAML",
                "%YAML 2.0⏎---⏎a: 1 | pi.yaml: not readable",
            })
    void aSyntaxErrorHasItsPlace(String yaml, String words) {
        assertThat(file.problems(yaml.replace("⏎", "\n").replace("⇥", "\t")))
                .singleElement()
                .asString()
                .startsWith(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n"})
    void anEmptyFileIsNamedSo(String yaml) {
        assertThat(file.problems(yaml)).anyMatch(it -> it.contains("is empty"));
    }

    @Test
    void aMissingFileIsNamedWithARemedy() {
        assertThat(read(folder.resolve("no.yaml")))
                .hasToString(
                        folder.resolve("no.yaml")
                                + ": cannot read the settings: there is no such file; start from a sample in the folder config, minimal.yaml is the shortest");
        assertThat(read(folder)).asString().contains("cannot read the settings: Is a directory");
    }

    @Test
    void anotherEncodingIsNamedWithItsPlace() throws IOException {
        Files.write(file.file, "id: a\nroom: 客廳\n".getBytes(Charset.forName("Big5")));
        assertThat(read(file.file))
                .asString()
                .contains("pi.yaml:2:7: is not valid UTF-8 (byte 0xAB)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "[a, ", "? "})
    void deepNestingIsRefusedBeforeItOverflowsTheStack(String piece) {
        assertThat(file.problems(piece.repeat(SettingsFile.BYTES_MAX / piece.length())))
                .singleElement()
                .asString()
                .contains("is nested more than 16 levels deep");
    }

    @Test
    void aForbiddenCharacterIsFoundAnywhere() {
        assertThat(file.problems("#\n".repeat(5000) + "# \u0000\n"))
                .containsExactly(
                        "pi.yaml:5001:3: the character U+0000 is not allowed in YAML: remove it");
    }

    @Test
    void aHugeFileIsRefused() {
        assertThat(file.problems("#".repeat(SettingsFile.BYTES_MAX + 1)))
                .containsExactly("pi.yaml: is longer than 65536 bytes: is this a settings file?");
    }

    @Test
    void aliasesAreLimited() {
        String bomb =
                "a0: &a0 [x]\n"
                        + IntStream.rangeClosed(1, 30)
                                .mapToObj(i ->
                                        "a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1))
                                .collect(Collectors.joining());
        assertThat(file.problems(bomb)).singleElement().asString().contains("Number of aliases");
    }

    private static SettingsReading read(Path path) {
        return new SettingsReader(Map.of(), Optional::empty).read(path);
    }
}
