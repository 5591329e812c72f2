package dev.picolight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.ExitCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// picolight(1): that it is complete, and that man has nothing to complain about.
class ManualIT {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-zA-Z][a-z-]*");

    @TempDir Path folder;
    private Path home = Path.of("");
    private String manual = "";

    @BeforeEach
    void unpack() {
        home = Built.unpackTarball(folder);
        // «.Fl \-settings» is --settings, «.Fl h» is -h
        manual =
                Built.text(home.resolve("man/picolight.1"))
                        .replaceAll("Fl \\\\-([a-z])", "--$1")
                        .replaceAll("Fl ([a-zA-Z]{1,2})\\b", "-$1");
    }

    private String help(String arguments) {
        Command help =
                Command.run(
                        folder,
                        Map.of("JAVA_HOME", System.getProperty("java.home")),
                        "'%s/bin/picolight' %s".formatted(home, arguments));
        assertThat(help.code()).as(help.printed()).isZero();
        return help.printed();
    }

    private List<String> commands() {
        return help("--help")
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().replaceFirst(" .*", ""))
                .toList();
    }

    @Test
    void explainsEveryCommand() {
        assertThat(commands()).contains("run", "darken", "send", "doctor", "version", "help");
        assertThat(Stream.concat(commands().stream(), Stream.of("aot-cache")))
                .allSatisfy(command ->
                        assertThat(manual).containsPattern("(?m)^\\.It Cm " + command + "\\b"));
    }

    @Test
    void explainsEveryOption() {
        Set<String> options = new TreeSet<>();
        for (String arguments :
                List.of(
                        "--help",
                        "help run",
                        "help darken",
                        "help send",
                        "help doctor",
                        "help setup-broker",
                        "help version",
                        "help help")) {
            OPTION.matcher(help(arguments)).results().forEach(found -> options.add(found.group()));
        }
        assertThat(options).contains("--settings", "--check", "--help", "-V");
        assertThat(options)
                .allSatisfy(option ->
                        assertThat(manual)
                                .containsPattern("(?m)^\\.It .*(?<![\\w-])" + option + "\\b"));
    }

    @Test
    void explainsEveryExitCode() {
        List<String> codes =
                Stream.concat(
                                Arrays.stream(ExitCode.values())
                                        .map(code -> String.valueOf(code.number())),
                                Stream.of("69", "73", "130", "143"))
                        .toList();
        String section = manual.substring(manual.indexOf(".Sh EXIT STATUS"));
        assertThat(codes)
                .allSatisfy(code ->
                        assertThat(section)
                                .containsPattern("(?m)^\\.It (\\d+ , )?" + code + "\\b"));
    }

    @Test
    void explainsEveryVariableThatTheScriptReads() {
        String script = Built.text(home.resolve("bin/picolight"));
        Set<String> variables = new TreeSet<>();
        Pattern.compile("\\$\\{((?:PICOLIGHT|JAVA|XDG|CACHE)_[A-Z_]+):?-")
                .matcher(script)
                .results()
                .forEach(found -> variables.add(found.group(1)));
        assertThat(variables).contains("PICOLIGHT_SETTINGS", "JAVA_HOME", "XDG_CACHE_HOME");
        assertThat(variables)
                .allSatisfy(variable ->
                        assertThat(manual)
                                .containsPattern("(?m)^\\.It Ev .*\\b" + variable + "\\b"));
    }

    @Test
    void isFaultlessForMan() {
        Command.need("man", "man-db");
        Command man =
                Command.run(
                        folder,
                        Map.of("MANWIDTH", "80"),
                        "man --warnings -E UTF-8 -l -Tutf8 -Z '%s/man/picolight.1' >/dev/null"
                                .formatted(home));
        assertThat(man).isEqualTo(new Command(0, ""));
    }
}
