package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads a file of YAML 1.2 as nodes that know their place, within limits.
final class YamlText {
    private static final int BYTES_MAX = 512 * 1024;
    private static final int DEPTH_MAX = 40;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setUseMarks(true)
                    .setCodePointLimit(BYTES_MAX)
                    .setMaxAliasesForCollections(50)
                    .setAllowNonScalarKeys(true)
                    .setAllowRecursiveKeys(false)
                    .setAllowDuplicateKeys(true)
                    .setParseComments(false)
                    .setEnvConfig(Optional.empty())
                    .build();

    private final Problems problems;

    private YamlText(Problems problems) {
        this.problems = problems;
    }

    /// The root of the file; empty when a problem was found.
    static Optional<Node> read(Path file, Problems problems) {
        return new YamlText(problems).read(file);
    }

    private Optional<Node> read(Path file) {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BYTES_MAX + 1);
        } catch (NoSuchFileException none) {
            return problem(Place.WHOLE, Problems.words().noFile());
        } catch (IOException notReadable) {
            return problem(
                    Place.WHOLE,
                    Problems.words().cannotRead(String.valueOf(notReadable.getMessage())));
        }
        if (bytes.length > BYTES_MAX) {
            return problem(Place.WHOLE, Problems.words().tooLong(BYTES_MAX));
        }
        return decode(bytes).flatMap(this::compose);
    }

    private Optional<String> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            return problem(
                    behind(text),
                    Problems.words().notUtf8("0x%02X".formatted(bytes[in.position()])));
        }
        return withoutForbidden(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private Optional<String> withoutForbidden(String text) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!StreamReader.isPrintable(c)) {
                return problem(
                        behind(text.substring(0, at)),
                        Problems.words().forbidden("U+%04X".formatted(c)));
            }
            at += Character.charCount(c);
        }
        return Optional.of(text);
    }

    private Optional<Node> compose(String text) {
        try {
            Optional<Place> tooDeep = tooDeep(text);
            if (tooDeep.isPresent()) {
                return problem(tooDeep.get(), Problems.words().tooDeep(DEPTH_MAX));
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            return root.isPresent() ? root : problem(Place.WHOLE, Problems.words().empty());
        } catch (MarkedYamlEngineException notYaml) {
            Optional<Mark> mark = notYaml.getProblemMark().or(notYaml::getContextMark);
            String why =
                    Stream.of(notYaml.getProblem(), notYaml.getContext())
                            .filter(it -> it != null && !it.isBlank())
                            .collect(Collectors.joining(", "));
            return problem(
                    mark.map(it -> new Place(it.getLine() + 1, it.getColumn() + 1))
                            .orElse(Place.WHOLE),
                    Problems.words().notYaml(Shown.bounded(why, 160)));
        } catch (YamlEngineException limit) {
            return problem(
                    Place.WHOLE,
                    Problems.words()
                            .notYaml(Shown.bounded(String.valueOf(limit.getMessage()), 160)));
        }
    }

    /// Asked before composing, which calls itself at each level and would overflow the stack.
    private static Optional<Place> tooDeep(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEPTH_MAX) {
                return event.getStartMark()
                        .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1));
            }
        }
        return Optional.empty();
    }

    private static Place behind(String before) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String lastLine = before.substring(before.lastIndexOf('\n') + 1);
        return new Place(line, 1 + lastLine.codePointCount(0, lastLine.length()));
    }

    private <T> Optional<T> problem(Place place, String words) {
        problems.add(place, "", words);
        return Optional.empty();
    }
}
