package dev.picolight.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.picolight.device.words.Language;
import dev.picolight.device.words.Localized;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sentence is there in every language, with the same places for what it tells.
class LocalizedTest {
    /// A place for an argument, with its number where one is written; `%n` and `%%` are none.
    private static final Pattern PLACE = Pattern.compile("%(?:(\\d+)\\$)?([^a-zA-Z%]*)([a-zA-Z%])");

    /// Characters that a text may quote from the other script: names of rooms that differ.
    private static final String QUOTED = "廳厅";

    static Stream<Class<?>> localized() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(place -> !place.contains("-tests.jar"))
                        .importPackages("dev.picolight")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Localized.class))
                        .map(JavaClass::reflect);
    }

    @Test
    void thereIsSomethingToHold() {
        assertThat(localized()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("localized")
    void everyLanguageHasJustTheSentencesOfTheInterface(Class<?> type) throws IOException {
        Set<String> expected = keys(type).keySet();
        for (Language language : Language.values()) {
            assertThat(texts(type, language).keySet())
                    .as("keys of %s in %s", type.getName(), language)
                    .isEqualTo(expected);
        }
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(".."))) {
            return all
                    .filter(file -> file.toString().contains("/src/main/resources/"))
                    .filter(file -> file.toString().endsWith(".properties"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void noKeyIsGivenTwice(Path file) throws IOException {
        List<String> keys =
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();
        assertThat(keys).as("of two the first is lost").isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("localized")
    void placesAgree(Class<?> type) throws IOException {
        Map<String, Integer> keys = keys(type);
        Map<String, String> english = texts(type, Language.ENGLISH);
        for (Language language : Language.values()) {
            texts(type, language)
                    .forEach((key, text) -> {
                        Set<String> places = places(text);
                        assertThat(places)
                                .as("places of %s.%s in %s", type.getName(), key, language)
                                .isEqualTo(places(english.getOrDefault(key, "")));
                        assertThat(places)
                                .as("places of %s.%s", type.getName(), key)
                                .allSatisfy(place ->
                                        assertThat(numberOf(place))
                                                .isBetween(1, keys.getOrDefault(key, 0)));
                        assertThat(text.formatted(samples(keys.getOrDefault(key, 0), text)))
                                .as("%s.%s in %s", type.getName(), key, language)
                                .isNotNull();
                    });
        }
    }

    /// Big5 has no character that is Simplified alone, GB 2312 none that is Traditional alone.
    @ParameterizedTest
    @MethodSource("localized")
    void eachChineseIsWrittenInItsOwnCharacters(Class<?> type) throws IOException {
        isWrittenIn("Big5", type, Language.TRADITIONAL_CHINESE);
        isWrittenIn("GB2312", type, Language.SIMPLIFIED_CHINESE);
    }

    private static void isWrittenIn(String charset, Class<?> type, Language language)
            throws IOException {
        texts(type, language)
                .forEach((key, text) ->
                        assertThat(
                                        text.codePoints()
                                                .filter(Character::isIdeographic)
                                                .mapToObj(Character::toString)
                                                .filter(it -> !QUOTED.contains(it))
                                                .filter(it ->
                                                        !Charset.forName(charset)
                                                                .newEncoder()
                                                                .canEncode(it))
                                                .collect(Collectors.joining()))
                                .as("%s.%s in %s: %s", type.getName(), key, language, text)
                                .isEmpty());
    }

    /// Keys of an interface with the number of arguments each.
    private static Map<String, Integer> keys(Class<?> type) {
        Map<String, Integer> keys = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.isSynthetic()
                    || method.isDefault()
                    || Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            Class<?>[] parameters = method.getParameterTypes();
            assertThat(method.getReturnType()).as("%s", method).isEqualTo(String.class);
            if (parameters.length > 0 && parameters[0].isEnum()) {
                Arrays.stream(parameters[0].getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .forEach(name ->
                                keys.put(method.getName() + "." + name, parameters.length - 1));
            } else {
                Integer twice = keys.put(method.getName(), parameters.length);
                assertThat(twice).as("two methods of one name: %s", method).isNull();
            }
        }
        return keys;
    }

    private static Map<String, String> texts(Class<?> type, Language language) throws IOException {
        String suffix = language == Language.ENGLISH ? "" : "_" + language.tag().replace('-', '_');
        String name = "/" + type.getName().replace('.', '/') + suffix + ".properties";
        Map<String, String> texts = new TreeMap<>();
        try (InputStream in = type.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            Properties read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        }
        return texts;
    }

    /// For example `1:s`, in a set, because a language may say something twice.
    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        int unnumbered = 0;
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            if (matcher.group(3).equals("n") || matcher.group(3).equals("%")) {
                continue;
            }
            String number =
                    matcher.group(1) == null ? String.valueOf(++unnumbered) : matcher.group(1);
            places.add(number + ":" + matcher.group(2) + matcher.group(3));
        }
        return places;
    }

    private static int numberOf(String place) {
        return Integer.parseInt(place.substring(0, place.indexOf(':')));
    }

    private static Object[] samples(int number, String text) {
        Object[] samples = new Object[number];
        Arrays.fill(samples, "sample");
        for (String place : places(text)) {
            int index = numberOf(place) - 1;
            if (place.endsWith("d")) {
                samples[index] = 1;
            } else if (place.endsWith("f")) {
                samples[index] = 1.5;
            }
        }
        return samples;
    }
}
