package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.CommandParser;
import dev.picolight.device.command.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of `docs/commands.md` says what the device does.
class CommandsTableTest {
    private static final Pattern MESSAGE = Pattern.compile("`([^`]+)`");

    /// @param onOff what is seen of an on-off LED
    record Row(String message, String onOff, String dimmable, String answer) {}

    /// A device whose two LEDs are lit: 客廳 on a pin, 臥室 one that can dim.
    private static final class Lit extends CommandsFixture {
        Lit() {
            super(BootPolicy.ON);
            comeOnline();
        }

        /// What is seen of an LED after a message, and the code of the answer.
        String after(String room, String message) {
            List<String> answers = said(ANSWERS, hear(request(room + "/message", message, "7")));
            String answer = answers.getFirst();
            if (answer.startsWith("{\"ok\":false")) {
                assertThat(played(done)).as("what changes for %s", message).isEmpty();
                return "refused " + answer.replaceAll(".*\"code\":\"([a-z-]+)\".*", "$1");
            }
            if (played(done).isEmpty()) {
                return "unchanged ok";
            }
            String effect = answer.replaceAll(".*\"effect\":\"?([a-z]+).*", "$1");
            String brightness = answer.replaceAll(".*\"brightness\":(\\d+).*", "$1");
            if (!effect.equals("null")) {
                return effect + " ok";
            }
            if (answer.contains("\"state\":\"OFF\"")) {
                return "dark ok";
            }
            return brightness.equals("102") ? "40 % ok" : "lit ok";
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "commands.md"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Stream<Row> rows() {
        return lines().stream()
                .dropWhile(line -> !line.startsWith("| message |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(CommandsTableTest::rows);
    }

    private static Stream<Row> rows(String line) {
        String[] cells = line.split("\\|", -1);
        assertThat(cells).as(line).hasSize(6);
        return MESSAGE.matcher(cells[1])
                .results()
                .map(it -> it.group(1).equals("(empty)") ? "" : it.group(1))
                .map(it -> new Row(it, cells[2].strip(), cells[3].strip(), cells[4].strip()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRowIsTrue(Row row) {
        assertThat(new Lit().after("客廳", row.message())).isEqualTo(seen(row.onOff(), row));
        assertThat(new Lit().after("臥室", textIsLight(row))).isEqualTo(seen(row.dimmable(), row));
    }

    /// The bedroom of the fixture has `text: ignore`, which other tests need.
    private static String textIsLight(Row row) {
        return Set.of("測試訊息", "hello").contains(row.message()) ? "ON" : row.message();
    }

    private static String seen(String cell, Row row) {
        if (!cell.equals("refused")) {
            return cell + " ok";
        }
        return "refused " + (row.answer().equals("ok") ? "not-supported" : row.answer());
    }

    @Test
    void everyWordOfTheParserIsInTheTable() {
        Set<String> told =
                rows().map(row -> row.message().toLowerCase(Locale.ROOT))
                        .map(message -> message.replaceAll(" .*", ""))
                        .collect(Collectors.toSet());
        assertThat(told).containsAll(CommandParser.words());
    }

    @Test
    void everyErrorCodeIsExplained() {
        assertThat(
                        lines().stream()
                                .filter(line -> line.matches("\\| `[a-z-]+` \\| .*"))
                                .map(line -> line.replaceAll("\\| `([a-z-]+)` .*", "$1")))
                .containsAll(Arrays.stream(ErrorCode.values()).map(ErrorCode::word).toList());
    }
}
