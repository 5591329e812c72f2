package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.words.Language;
import dev.picolight.device.words.Speaking;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What `--help` and wrong usage say, in every language, of a program with all its commands.
public interface HelpContract {
    /// The main command of the program.
    Object program();

    /// Of each text in English, the same in the other language; a word that is missing would be
    /// English again.
    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"TRADITIONAL_CHINESE", "SIMPLIFIED_CHINESE"})
    default void everyCommandOptionAndFooterIsExplainedInChinese(Language language) {
        Map<String, List<String>> english = texts(line(Language.ENGLISH));
        Map<String, List<String>> chinese = texts(line(language));
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        chinese.forEach((what, said) -> {
            assertThat(said).as(what).hasSameSizeAs(english.get(what));
            assertThat(said)
                    .as("%s in %s: is it missing in Help_%s.properties?", what, language, language)
                    .allSatisfy(text ->
                            assertThat(
                                            text.isEmpty()
                                                    || text.codePoints()
                                                            .anyMatch(Character::isIdeographic))
                                    .as(text)
                                    .isTrue())
                    .allSatisfy(text -> assertThat(foreign(language, text)).isEmpty());
        });
    }

    @Test
    default void theHeadingsAreTranslatedToo() {
        String help =
                Speaking.in(
                        Language.TRADITIONAL_CHINESE,
                        () -> line(Language.TRADITIONAL_CHINESE).getUsageMessage());
        assertThat(help)
                .contains("用法：", "指令：", "顯示這份說明並結束。")
                .doesNotContain("Usage", "Commands", "Show this");
    }

    private CommandLine line(Language language) {
        return Speaking.in(language, () -> CommandLines.of(program(), new EndOnSignal()));
    }

    private static Map<String, List<String>> texts(CommandLine line) {
        Map<String, List<String>> texts = new TreeMap<>();
        CommandSpec spec = line.getCommandSpec();
        String name = spec.qualifiedName();
        texts.put(name + " description", List.of(spec.usageMessage().description()));
        texts.put(name + " header", List.of(spec.usageMessage().header()));
        texts.put(name + " footer", List.of(spec.usageMessage().footer()));
        for (OptionSpec option : spec.options()) {
            texts.put(name + " " + option.longestName(), List.of(option.description()));
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            texts.put(name + " " + parameter.paramLabel(), List.of(parameter.description()));
        }
        line.getSubcommands().values().forEach(each -> texts.putAll(texts(each)));
        return texts;
    }

    private static String foreign(Language language, String text) {
        Charset own = Charset.forName(language == Language.TRADITIONAL_CHINESE ? "Big5" : "GB2312");
        return text.codePoints()
                .filter(Character::isIdeographic)
                .mapToObj(Character::toString)
                .filter(it -> !it.equals("廳") && !own.newEncoder().canEncode(it))
                .collect(Collectors.joining());
    }

    /// What a wrong command line is answered.
    default String answer(Language language, String... arguments) {
        return Speaking.in(
                language,
                (Supplier<String>)
                        () -> {
                            StringWriter said = new StringWriter();
                            CommandLine line = CommandLines.of(program(), new EndOnSignal());
                            line.setErr(new PrintWriter(said, true));
                            assertThat(line.execute(arguments))
                                    .as(Arrays.toString(arguments))
                                    .isEqualTo(ExitCode.USAGE.number());
                            return said.toString();
                        });
    }
}
