package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

@Timeout(60)
final class ScenariosTest {
    @TempDir private Path folder;

    static List<Path> stories() throws IOException {
        return Runs.stories();
    }

    @Test
    void thereAreTenStories() throws IOException {
        assertThat(stories()).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void aStoryPassesWithThreeSeedsAndTellsTheSameTwice(Path story) throws Exception {
        Performance.Options thrice = Runs.options(3, Optional.empty(), false);

        Runs.Ended first = Runs.simulated(thrice, story);

        assertThat(first.code()).as(first.text()).isZero();
        assertThat(Runs.simulated(thrice, story)).isEqualTo(first);
    }

    @Test
    void anHourPasses() throws Exception {
        Path file = file("steps:\n  - delay: 1h\n  - wait-state: online\n");

        assertThat(Runs.simulated(file).code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first-light.yaml | timeout: 1m | timeout: 1ms | 42",
                "first-light.yaml | expect-led: dark | expect-led: lit | 1",
                "first-light.yaml | message: 測試訊息 | message: 'off' | 1",
                "first-light.yaml | is: dark, for: 2s | is: lit, for: 2s | 1",
                "broker-on-localhost-only.yaml | fault: refuse | log: no fault | 1",
                "wifi-lost-at-night.yaml | is: backing-off, within: 15s | is: connecting, within: 1ms | 1",
            })
    void aWrongStoryFailsAtItsLine(String story, String right, String wrong, int code)
            throws Exception {
        String text = Files.readString(Path.of("scenarios", story));
        assertThat(text).contains(right);
        Path file = file(text.replace(right, wrong));

        Runs.Ended ended = Runs.simulated(file);

        assertThat(ended.code()).as(ended.text()).isEqualTo(code);
        assertThat(ended.text()).containsPattern("scenario\\.yaml:\\d+");
    }

    @Test
    void aFailureSaysWhatWasExpectedAndSeen() throws Exception {
        Path file = file("steps:\n  - wait-state: online\n  - expect-led: lit\n");

        Runs.Ended ended = Runs.simulated(Runs.options(1, Optional.empty(), true), file);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains(file + ":3", "is lit", "dark", "::error file=");
    }

    @Test
    void theReportCountsTheSteps() throws Exception {
        Path junit = folder.resolve("deep/report.xml");
        Path file =
                file(
                        "name: <&\"\nsteps:\n  - log: a\n  - expect-led: lit\n  - log: b\n  - log: c\n");

        Runs.simulated(Runs.options(2, Optional.of(junit), false), file);

        Element root =
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(junit.toFile())
                        .getDocumentElement();
        assertThat(root.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("<&\"");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("2");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    @Test
    void anAnnotationIsEscaped() {
        assertThat(new GithubAnnotation("a,b:c%.yaml", 7, "x\ny", "1%\n,:").text())
                .isEqualTo("::error file=a%2Cb%3Ac%25.yaml,line=7,title=x%0Ay::1%25%0A,:");
        assertThat(new GithubAnnotation("a", 0, "b", "c").text())
                .isEqualTo("::error file=a,title=b::c");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("scenario.yaml"), text);
    }
}
