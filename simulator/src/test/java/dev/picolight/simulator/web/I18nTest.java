package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.fault.FaultKind;
import dev.picolight.simulator.lan.Radio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the page says, in its three languages.
final class I18nTest {
    private static final List<String> SCRIPTS =
            List.of(
                    "announce",
                    "api",
                    "boards",
                    "board-svg",
                    "console",
                    "dom",
                    "faults",
                    "i18n",
                    "list",
                    "main",
                    "packets",
                    "publish",
                    "recordings",
                    "store",
                    "stream",
                    "time",
                    "timeline");

    /// Words of a state that comes from the house, by which the key is put together.
    private static final Map<String, List<String>> GROUPS =
            Map.of(
                    "standing",
                    List.of("off", "booting", "joining-network", "connecting", "online"),
                    "stage",
                    Arrays.stream(Radio.Stage.values()).map(HouseJson::constant).toList(),
                    "power",
                    List.of("on", "off", "cycle"),
                    "broker",
                    List.of("running", "stopped", "frozen", "unknown"),
                    "packets",
                    List.of("published", "message-seen"),
                    "recordings",
                    List.of("jsonl", "vcd", "pcap"),
                    "severity",
                    List.of("warn", "error"));

    private static final Pattern MEMBER =
            Pattern.compile("\"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private static String read(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(I18nTest.class.getResourceAsStream("page/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> words(String language) throws IOException {
        return MEMBER.matcher(read("i18n/" + language + ".json"))
                .results()
                .collect(
                        Collectors.toMap(
                                it -> it.group(1),
                                it -> it.group(2),
                                (_, twice) -> twice,
                                TreeMap::new));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-TW", "zh-CN"})
    void everyLanguageSaysTheSame(String language) throws IOException {
        Map<String, String> english = words("en");
        Map<String, String> other = words(language);

        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(places(other.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void everythingThatIsUsedIsThereAndTheOtherWayRound() throws IOException {
        Set<String> used =
                new TreeSet<>(found("data-i18n(?:-label)?=\"([^\"]+)\"", read("index.html")));
        for (String script : SCRIPTS) {
            String code = read("js/" + script + ".js");
            Stream.of(
                            "\\bt\\('([^']+)'",
                            "\\bt\\([^'`()]*\\? '([^']+)'",
                            "\\bt\\([^'`()]*\\? '[^']+' : '([^']+)'")
                    .forEach(pattern -> used.addAll(found(pattern, code)));
        }
        Map<String, String> english = words("en");

        assertThat(english.keySet()).containsAll(used);
        assertThat(used).hasSizeGreaterThan(40);
        Set<String> unused = new TreeSet<>(english.keySet());
        unused.removeAll(used);
        unused.removeIf(
                key -> key.startsWith("fault.") || GROUPS.containsKey(key.split("\\.", -1)[0]));
        assertThat(unused).isEmpty();
    }

    @Test
    void everyStateHasAWord() throws IOException {
        Set<String> keys = words("en").keySet();

        GROUPS.forEach((group, states) ->
                assertThat(keys).containsAll(states.stream().map(it -> group + "." + it).toList()));
        for (FaultKind kind : FaultKind.values()) {
            assertThat(keys)
                    .anyMatch(key ->
                            key.equals("fault." + kind.text())
                                    || key.startsWith("fault." + kind.text() + "-"));
        }
    }

    @Test
    void everyScriptIsLookedAt() throws IOException {
        Set<String> imported = new TreeSet<>();
        for (String script : SCRIPTS) {
            imported.addAll(found("from '\\./([a-z0-9-]+)\\.js'", read("js/" + script + ".js")));
        }
        imported.add("main");

        assertThat(imported).isEqualTo(new TreeSet<>(SCRIPTS));
    }
}
