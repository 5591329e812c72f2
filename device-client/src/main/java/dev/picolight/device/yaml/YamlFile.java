package dev.picolight.device.yaml;

import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads a file of YAML 1.2 as nodes that know their place, within limits.
public final class YamlFile {
    private static final int WHY_MAX = 160;

    /// How much is read at the most.
    ///
    /// @param bytes of the file
    /// @param levels of lists and mappings inside each other
    /// @param aliases of lists and mappings
    public record Limits(int bytes, int levels, int aliases) {}

    private final Limits limits;
    private final LoadSettings settings;

    private YamlFile(Limits limits) {
        this.limits = limits;
        this.settings =
                LoadSettings.builder()
                        .setSchema(new CoreSchema())
                        .setUseMarks(true)
                        .setCodePointLimit(limits.bytes())
                        .setMaxAliasesForCollections(limits.aliases())
                        .setAllowNonScalarKeys(true)
                        .setAllowRecursiveKeys(false)
                        .setAllowDuplicateKeys(true)
                        .setParseComments(false)
                        .setEnvConfig(Optional.empty())
                        .build();
    }

    /// Reads a file as a whole.
    public static YamlReading read(Path file, Limits limits) {
        return new YamlFile(limits).read(file);
    }

    private YamlReading read(Path file) {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(limits.bytes() + 1);
        } catch (IOException notReadable) {
            return whole(new YamlTrouble.Unreadable(notReadable));
        }
        return bytes.length > limits.bytes()
                ? whole(new YamlTrouble.TooLong(limits.bytes()))
                : decode(bytes);
    }

    private YamlReading decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            String octet = "0x%02X".formatted(bytes[in.position()]);
            return behind(text, new YamlTrouble.NotUtf8(octet));
        }
        return withoutForbidden(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /// The library knows the place of such a character only within its buffer.
    private YamlReading withoutForbidden(String text) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!StreamReader.isPrintable(c)) {
                return behind(
                        text.substring(0, at), new YamlTrouble.Forbidden("U+%04X".formatted(c)));
            }
            at += Character.charCount(c);
        }
        return compose(text);
    }

    private YamlReading compose(String text) {
        try {
            Optional<Mark> tooDeep = tooDeep(text);
            if (tooDeep.isPresent()) {
                return at(tooDeep.get(), new YamlTrouble.TooDeep(limits.levels()));
            }
            return new Compose(settings)
                    .composeString(text)
                    .<YamlReading>map(YamlReading.Accepted::new)
                    .orElseGet(() -> whole(new YamlTrouble.Empty()));
        } catch (MarkedYamlEngineException notYaml) {
            return notYaml(text, notYaml);
        } catch (YamlEngineException limit) {
            return whole(new YamlTrouble.NotReadable(bounded(String.valueOf(limit.getMessage()))));
        }
    }

    /// Asked before composing, which calls itself at each level and would overflow the stack.
    private Optional<Mark> tooDeep(String text) {
        int level = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                level++;
            } else if (event instanceof CollectionEndEvent) {
                level--;
            }
            if (level > limits.levels()) {
                return event.getStartMark();
            }
        }
        return Optional.empty();
    }

    private static YamlReading notYaml(String text, MarkedYamlEngineException notYaml) {
        Optional<Mark> context = notYaml.getContextMark();
        Optional<Mark> place = notYaml.getProblemMark().or(() -> context);
        int last = place.map(Mark::getLine).orElse(0);
        int first = context.map(Mark::getLine).orElse(last);
        String why =
                Stream.of(notYaml.getProblem(), notYaml.getContext())
                        .filter(it -> it != null && !it.isBlank())
                        .collect(Collectors.joining(", "));
        String lines =
                text.lines().skip(first).limit(last - first + 1L).collect(Collectors.joining("\n"));
        YamlTrouble trouble = new YamlTrouble.NotYaml(bounded(why), lines);
        return place.map(it -> at(it, trouble)).orElseGet(() -> whole(trouble));
    }

    private static String bounded(String why) {
        return Shown.bounded(why, WHY_MAX);
    }

    private static YamlReading whole(YamlTrouble trouble) {
        return new YamlReading.Refused(trouble, 0, 0);
    }

    private static YamlReading at(Mark mark, YamlTrouble trouble) {
        return new YamlReading.Refused(trouble, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static YamlReading behind(String before, YamlTrouble trouble) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String lastLine = before.substring(before.lastIndexOf('\n') + 1);
        return new YamlReading.Refused(
                trouble, line, 1 + lastLine.codePointCount(0, lastLine.length()));
    }
}
