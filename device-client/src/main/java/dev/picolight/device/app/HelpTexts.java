package dev.picolight.device.app;

import dev.picolight.device.words.Language;
import dev.picolight.device.words.Words;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The texts of `--help` in another language than English, which stands at the commands themselves.
///
/// They are in the bundle `Help` beside a program's main class, and beside that of the device, with
/// the keys that picocli wants; there the program is always called `picolight`.
final class HelpTexts extends ResourceBundle {
    private static final String BUNDLE = "Help";
    private static final String PROGRAM = "picolight.";

    private final Map<String, String> texts;

    private HelpTexts(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /// Has a whole command line explain itself in a language.
    static void apply(Language language, CommandLine line) {
        if (language == Language.ENGLISH) {
            return;
        }
        Map<String, String> texts = new HashMap<>(in(language, Main.class, line.getCommandName()));
        texts.putAll(
                in(language, line.getCommandSpec().userObject().getClass(), line.getCommandName()));
        nameParameters(line.getCommandSpec(), texts);
        line.setResourceBundle(new HelpTexts(texts));
    }

    /// To picocli a parameter is `ROOM[0]`; here its label is enough.
    private static void nameParameters(CommandSpec command, Map<String, String> texts) {
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label = parameter.paramLabel();
            String own = command.qualifiedName(".") + "." + label;
            Optional.ofNullable(texts.getOrDefault(own, texts.get(label)))
                    .ifPresent(text -> texts.put("%s[%s]".formatted(own, parameter.index()), text));
        }
        command.subcommands().values().forEach(it -> nameParameters(it.getCommandSpec(), texts));
    }

    private static Map<String, String> in(Language language, Class<?> beside, String program) {
        Map<String, String> texts = new HashMap<>();
        Optional<ResourceBundle> bundle = Words.bundle(language, beside, BUNDLE);
        bundle.ifPresent(found ->
                found.keySet()
                        .forEach(key ->
                                texts.put(
                                        key.startsWith(PROGRAM)
                                                ? program + key.substring(PROGRAM.length() - 1)
                                                : key,
                                        found.getString(key))));
        return texts;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
