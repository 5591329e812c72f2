package dev.picolight.device.settings;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.words.Words;
import dev.picolight.device.yaml.YamlFile;
import dev.picolight.device.yaml.YamlReading;
import dev.picolight.device.yaml.YamlTrouble;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// The file of settings as YAML, and what is wrong with it in words.
final class SettingsFile {
    static final int BYTES_MAX = 64 * 1024;
    private static final YamlFile.Limits LIMITS = new YamlFile.Limits(BYTES_MAX, 16, 20);

    private SettingsFile() {}

    /// The root of the file; empty when a problem was found.
    static Optional<Node> read(Path file, Findings findings) {
        return switch (YamlFile.read(file, LIMITS)) {
            case YamlReading.Accepted(var root) -> Optional.of(root);
            case YamlReading.Refused(var trouble, int line, int column) -> {
                findings.problem(line, column, words(trouble));
                yield Optional.empty();
            }
        };
    }

    private static String words(YamlTrouble trouble) {
        FormWords words = Words.of(FormWords.class);
        return switch (trouble) {
            case YamlTrouble.Unreadable(var why) -> words.cannotRead(FileTrouble.words(why));
            case YamlTrouble.TooLong(int bytesMax) -> words.tooLong(bytesMax);
            case YamlTrouble.Empty() -> words.empty();
            case YamlTrouble.NotUtf8(var octet) -> words.notUtf8(octet);
            case YamlTrouble.Forbidden(var codePoint) -> words.forbiddenCharacter(codePoint);
            case YamlTrouble.TooDeep(int levelsMax) -> words.tooDeep(levelsMax);
            case YamlTrouble.NotReadable(var why) -> words.notReadable(why);
            case YamlTrouble.NotYaml(_, var lines) when Findings.mayHoldAPassword(lines) ->
                    words.notYamlBesideAPassword();
            case YamlTrouble.NotYaml(var why, _) -> words.notYaml(why);
        };
    }
}
