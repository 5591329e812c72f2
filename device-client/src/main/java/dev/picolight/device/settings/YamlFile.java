package dev.picolight.device.settings;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
final class YamlFile {
    static final int BYTES_MAX = 64 * 1024;
    private static final int DEPTH_MAX = 16;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setUseMarks(true)
                    .setCodePointLimit(BYTES_MAX)
                    .setMaxAliasesForCollections(20)
                    .setAllowNonScalarKeys(true)
                    .setAllowRecursiveKeys(false)
                    .setAllowDuplicateKeys(true)
                    .setParseComments(false)
                    .setEnvConfig(Optional.empty())
                    .build();

    private final Findings findings;

    private YamlFile(Findings findings) {
        this.findings = findings;
    }

    /// The root of the file; empty when a problem was found.
    static Optional<Node> read(Path file, Findings findings) {
        return new YamlFile(findings).read(file);
    }

    private Optional<Node> read(Path file) {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BYTES_MAX + 1);
        } catch (IOException notReadable) {
            return problem(0, 0, words().cannotRead(FileTrouble.words(notReadable)));
        }
        if (bytes.length > BYTES_MAX) {
            return problem(0, 0, words().tooLong(BYTES_MAX));
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
            return problemBehind(text, words().notUtf8("0x%02X".formatted(bytes[in.position()])));
        }
        return withoutForbidden(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /// The library knows the place of such a character only within its buffer.
    private Optional<String> withoutForbidden(String text) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!StreamReader.isPrintable(c)) {
                return problemBehind(
                        text.substring(0, at), words().forbiddenCharacter("U+%04X".formatted(c)));
            }
            at += Character.charCount(c);
        }
        return Optional.of(text);
    }

    private Optional<Node> compose(String text) {
        try {
            Optional<Mark> tooDeep = tooDeep(text);
            if (tooDeep.isPresent()) {
                return problem(
                        tooDeep.get().getLine() + 1,
                        tooDeep.get().getColumn() + 1,
                        words().tooDeep(DEPTH_MAX));
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            return root.isPresent() ? root : problem(0, 0, words().empty());
        } catch (MarkedYamlEngineException notYaml) {
            return notYaml(text, notYaml);
        } catch (YamlEngineException limit) {
            return problem(
                    0,
                    0,
                    words().notReadable(Shown.bounded(String.valueOf(limit.getMessage()), 120)));
        }
    }

    /// Asked before composing, which calls itself at each level and would overflow the stack.
    private static Optional<Mark> tooDeep(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEPTH_MAX) {
                return event.getStartMark();
            }
        }
        return Optional.empty();
    }

    private Optional<Node> notYaml(String text, MarkedYamlEngineException notYaml) {
        Optional<Mark> problem = notYaml.getProblemMark();
        Optional<Mark> context = notYaml.getContextMark();
        int last = problem.or(() -> context).map(Mark::getLine).orElse(0);
        int first = context.map(Mark::getLine).orElse(last);
        boolean secret =
                text.lines()
                        .skip(first)
                        .limit(last - first + 1L)
                        .anyMatch(Findings::mayHoldAPassword);
        String words =
                Stream.of(notYaml.getProblem(), notYaml.getContext())
                        .filter(it -> it != null && !it.isBlank())
                        .reduce("%s, %s"::formatted)
                        .orElse("");
        return problem(
                last + 1,
                problem.or(() -> context).map(Mark::getColumn).orElse(0) + 1,
                secret
                        ? words().notYamlBesideAPassword()
                        : words().notYaml(Shown.bounded(words, 160)));
    }

    private <T> Optional<T> problemBehind(String before, String words) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String lastLine = before.substring(before.lastIndexOf('\n') + 1);
        return problem(line, 1 + lastLine.codePointCount(0, lastLine.length()), words);
    }

    private static FormWords words() {
        return Words.of(FormWords.class);
    }

    private <T> Optional<T> problem(int line, int column, String words) {
        findings.problem(line, column, words);
        return Optional.empty();
    }
}
