package dev.picolight.examples;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.picolight.simulator.junit.PicoBroker;
import dev.picolight.simulator.junit.PicoFaults;
import dev.picolight.simulator.junit.PicoLed;
import dev.picolight.simulator.junit.PicoSim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compares the code in `docs/junit.md` with the code of this project, which the build runs.
class JUnitPageTest {
    private static final Path PAGE = Path.of("../../docs/junit.md");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (\\S+) -->\\n```\\w+\\n(.*?)```\\n", Pattern.DOTALL);
    private static final Pattern ANY_BLOCK = Pattern.compile("^```\\w+$", Pattern.MULTILINE);
    private static final Pattern PART =
            Pattern.compile(
                    "^ *(?://|<!--) docs: (\\S+)[^\\n]*\\n(.*?)\\n *(?://|<!--) docs: end",
                    Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void showsWhatIsRun() throws IOException {
        Map<String, String> parts = parts();
        Map<String, String> blocks = blocks();
        blocks.remove("failure");
        assertThat(blocks.keySet()).isEqualTo(parts.keySet());
        blocks.forEach((name, text) ->
                assertThat(withoutLastBrace(text)).as(name).isEqualTo(parts.get(name)));
    }

    @Test
    void everyBlockHasItsName() throws IOException {
        assertThat(ANY_BLOCK.matcher(Files.readString(PAGE)).results().count())
                .isEqualTo(blocks().size());
    }

    /// A part that ends within a class is shown with the class's end.
    private static String withoutLastBrace(String text) {
        return text.endsWith("\n}") && text.contains("\nclass ")
                ? text.substring(0, text.length() - 2)
                : text;
    }

    @Test
    @PicoSim
    void showsWhatAFailureSays(PicoLed led, PicoBroker broker, PicoFaults faults)
            throws IOException {
        broker.publish("客廳/message", "ON");
        led.assertLit(ofSeconds(1));
        faults.begin("wifi down");
        broker.publish("客廳/message", "OFF");
        AssertionError failure =
                assertThrows(AssertionError.class, () -> led.assertDark(ofSeconds(2)));
        assertThat(withoutFigures(String.valueOf(failure.getMessage())))
                .isEqualTo(withoutFigures(blocks().getOrDefault("failure", "")));
    }

    /// Times depend on chance, which takes another course with every change of the simulator.
    private static String withoutFigures(String text) {
        return text.replaceAll("\\d+(?:[:.]\\d+)*", "0");
    }

    private static Map<String, String> blocks() throws IOException {
        Map<String, String> blocks = new TreeMap<>();
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            blocks.put(matcher.group(1), matcher.group(2).stripTrailing());
        }
        return blocks;
    }

    private static Map<String, String> parts() throws IOException {
        Map<String, String> parts = new TreeMap<>();
        for (Path file : files()) {
            Matcher matcher = PART.matcher(Files.readString(file));
            while (matcher.find()) {
                String text = matcher.group(2).stripTrailing();
                parts.put(
                        matcher.group(1),
                        file.endsWith("pom.xml") ? text : text.stripIndent().stripTrailing());
            }
        }
        return parts;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            return Stream.concat(Stream.of(Path.of("pom.xml")), sources)
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("JUnitPageTest.java"))
                    .toList();
        }
    }
}
