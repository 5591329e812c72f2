package dev.picolight.device.settings;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.settings.Section.Entry;
import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Gathers what is found while one file is read. Keeps passwords out of all words.
final class Findings {
    private static final Pattern MAY_HOLD_A_PASSWORD =
            Pattern.compile("pass|pwd|secret|token|@|密碼|密码|口令", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final List<SettingsProblem> problems = new ArrayList<>();
    private final List<SettingsProblem> warnings = new ArrayList<>();

    Findings(Path file) {
        this.file = file;
    }

    /// Whether a text that is wrong is better not repeated.
    static boolean mayHoldAPassword(String text) {
        return MAY_HOLD_A_PASSWORD.matcher(text).find();
    }

    /// A problem of the file as a whole, or of its syntax.
    void problem(int line, int column, String words) {
        problems.add(new SettingsProblem(file, line, column, "", Optional.empty(), words));
    }

    /// A problem with what stands at this key. Shows the value.
    void problem(Node node, String key, String words) {
        problems.add(found(node, key, words));
    }

    /// A problem with the key itself. Does not show the value: whatever stands at a key that we do
    /// not know may be a password.
    void keyProblem(Node node, String key, String words) {
        problems.add(
                new SettingsProblem(file, line(node), column(node), key, Optional.empty(), words));
    }

    void warning(Node node, String key, String words) {
        warnings.add(found(node, key, words));
    }

    /// Warns of a name that was written in another Unicode form than the one it is used in.
    void noteForm(Entry<String> name) {
        if (!(name.node() instanceof ScalarNode scalar) || scalar.getValue().equals(name.value())) {
            return;
        }
        warning(
                name.node(),
                name.key(),
                Words.of(FormWords.class).notInNfc(Shown.quoted(name.value())));
    }

    List<SettingsProblem> problems() {
        return problems;
    }

    List<SettingsProblem> warnings() {
        return warnings;
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private static int column(Node node) {
        return node.getStartMark().map(Mark::getColumn).map(column -> column + 1).orElse(0);
    }

    /// Somebody may have taken one of these keys for that of the password itself.
    private boolean isBetterHidden(String key, String value) {
        if (key.endsWith("password-credential")) {
            return true;
        }
        return key.endsWith("password-file")
                ? !PasswordFile.isSurelyAPath(value, folder())
                : mayHoldAPassword(value);
    }

    /// Where the settings are, from where a relative path leads.
    private Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    }

    private SettingsProblem found(Node node, String key, String words) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
            return new SettingsProblem(
                    file, line(node), column(node), key, Optional.empty(), words);
        }
        String shown = Shown.quoted(scalar.getValue());
        boolean hide = isBetterHidden(key, scalar.getValue());
        String notShown = Words.of(FormWords.class).notShown();
        return new SettingsProblem(
                file,
                line(node),
                column(node),
                key,
                Optional.of(hide ? notShown : shown),
                hide ? words.replace(shown, notShown) : words);
    }
}
