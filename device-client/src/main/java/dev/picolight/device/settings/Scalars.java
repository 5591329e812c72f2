package dev.picolight.device.settings;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads single values.
///
/// Each method throws an `IllegalArgumentException` whose words say what was expected.
final class Scalars {
    /// The longest path that is taken, in characters: messages show it whole.
    private static final int PATH_MAX = 400;

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,9}) ?(ms|s|m|h)");

    private Scalars() {}

    /// The text as it stands in the file: a room may be called 101 or true.
    static String text(ScalarNode node) {
        return node.getValue();
    }

    static int wholeNumber(ScalarNode node) {
        String digits = node.getValue();
        boolean isNumber = digits.matches("-?[0-9]{1,9}");
        if (isNumber && !node.isPlain()) {
            throw new IllegalArgumentException(words().number(digits));
        }
        if (!isNumber) {
            throw new IllegalArgumentException(words().noNumber());
        }
        return Integer.parseInt(digits);
    }

    static boolean flag(ScalarNode node) {
        return switch (node.isPlain() ? node.getValue().toLowerCase(Locale.ROOT) : "") {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(words().noFlag());
        };
    }

    static Duration span(ScalarNode node) {
        String text = node.getValue();
        if (text.matches("[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException(words().noUnit(text));
        }
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(words().noSpan());
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /// The path of a file.
    ///
    /// @param folder the folder of the settings, from which a relative path leads
    /// @param example a good one
    static Path path(ScalarNode node, Path folder, String example) {
        String text = node.getValue();
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(words().noPath(example));
        }
        if (text.length() > PATH_MAX) {
            throw new IllegalArgumentException(words().pathTooLong(text.length(), PATH_MAX));
        }
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException notInThisLocale) {
            throw new IllegalArgumentException(
                    words().notInThisLocale(System.getProperty("sun.jnu.encoding", "")),
                    notInThisLocale);
        }
    }

    /// A constant by its name in kebab-case, for example `active-low`.
    static <E extends Enum<E>> E choice(ScalarNode node, Class<E> type) {
        List<String> names = Stream.of(type.getEnumConstants()).map(Scalars::name).toList();
        String given = node.getValue();
        return Stream.of(type.getEnumConstants())
                .filter(it -> name(it).equals(given))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(noChoice(names, given)));
    }

    private static String noChoice(List<String> names, String given) {
        String expected = String.join(words().or(), names);
        return NearestKey.among(names, given)
                .map(Shown::quoted)
                .map(near -> words().choiceNear(expected, near))
                .orElseGet(() -> words().choice(expected));
    }

    private static ValueWords words() {
        return Words.of(ValueWords.class);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
