package dev.picolight.simulator.scenario;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.yaml.YamlFile;
import dev.picolight.device.yaml.YamlReading;
import dev.picolight.device.yaml.YamlTrouble;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// A scenario's file as YAML, and what is wrong with it in words.
final class ScenarioFile {
    private static final YamlFile.Limits LIMITS = new YamlFile.Limits(512 * 1024, 40, 50);

    private ScenarioFile() {}

    /// The root of the file; empty when a problem was found.
    static Optional<Node> read(Path file, Problems problems) {
        return switch (YamlFile.read(file, LIMITS)) {
            case YamlReading.Accepted(var root) -> Optional.of(root);
            case YamlReading.Refused(var trouble, int line, int column) -> {
                problems.add(new Place(line, column), "", words(trouble));
                yield Optional.empty();
            }
        };
    }

    private static String words(YamlTrouble trouble) {
        ProblemWords words = Problems.words();
        return switch (trouble) {
            case YamlTrouble.Unreadable(NoSuchFileException _) -> words.noFile();
            case YamlTrouble.Unreadable(var why) -> words.cannotRead(FileTrouble.words(why));
            case YamlTrouble.TooLong(int bytesMax) -> words.tooLong(bytesMax);
            case YamlTrouble.Empty() -> words.empty();
            case YamlTrouble.NotUtf8(var octet) -> words.notUtf8(octet);
            case YamlTrouble.Forbidden(var codePoint) -> words.forbidden(codePoint);
            case YamlTrouble.TooDeep(int levelsMax) -> words.tooDeep(levelsMax);
            case YamlTrouble.NotReadable(var why) -> words.notYaml(why);
            case YamlTrouble.NotYaml(var why, _) -> words.notYaml(why);
        };
    }
}
