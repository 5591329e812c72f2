package dev.picolight.device.words;

import static dev.picolight.device.words.Language.ENGLISH;
import static dev.picolight.device.words.Language.SIMPLIFIED_CHINESE;
import static dev.picolight.device.words.Language.TRADITIONAL_CHINESE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private static final String[] NO_ARGUMENTS = {};

    @ParameterizedTest
    @CsvSource({
        "en, ENGLISH",
        "en_GB.UTF-8, ENGLISH",
        "zh-TW, TRADITIONAL_CHINESE",
        "zh_TW.UTF-8, TRADITIONAL_CHINESE",
        "zh_TW.Big5, TRADITIONAL_CHINESE",
        "zh_HK, TRADITIONAL_CHINESE",
        "zh-Hant, TRADITIONAL_CHINESE",
        "zh-Hant-CN, TRADITIONAL_CHINESE",
        "zh, SIMPLIFIED_CHINESE",
        "zh_CN.GB18030, SIMPLIFIED_CHINESE",
        "zh_SG, SIMPLIFIED_CHINESE",
        "zh-Hans-TW, SIMPLIFIED_CHINESE",
        "ZH-tw, TRADITIONAL_CHINESE",
        "zh_TW@stroke, TRADITIONAL_CHINESE",
    })
    void knowsEveryUsualNameOfALanguage(String name, Language expected) {
        assertThat(Language.of(name)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "C", "C.UTF-8", "POSIX", "ja_JP.UTF-8", "客廳", "-", "zh TW", "中文"})
    void knowsNothingOfOthers(String name) {
        assertThat(Language.of(name)).isEmpty();
    }

    @Test
    void theCommandLineComesFirst() {
        Map<String, String> environment =
                Map.of("PICOLIGHT_LANGUAGE", "zh-CN", "LANG", "zh_CN.UTF-8");

        assertThat(Language.chosen(new String[] {"doctor", "--language", "zh-TW"}, environment))
                .contains(TRADITIONAL_CHINESE);
        assertThat(Language.chosen(new String[] {"doctor", "--language=en"}, environment))
                .contains(ENGLISH);
        assertThat(Language.chosen(new String[] {"send", "--", "--language=en"}, environment))
                .contains(SIMPLIFIED_CHINESE);
    }

    @Test
    void thenTheVariableOfOurOwn() {
        assertThat(
                        Language.chosen(
                                NO_ARGUMENTS,
                                Map.of("PICOLIGHT_LANGUAGE", "zh-TW", "LANG", "zh_CN.UTF-8")))
                .contains(TRADITIONAL_CHINESE);
    }

    @Test
    void thenTheLocaleAsPosixReadsIt() {
        assertThat(Language.chosen(NO_ARGUMENTS, Map.of("LC_ALL", "", "LANG", "zh_TW.UTF-8")))
                .contains(TRADITIONAL_CHINESE);
        assertThat(
                        Language.chosen(
                                NO_ARGUMENTS,
                                Map.of("LC_MESSAGES", "zh_CN.UTF-8", "LANG", "zh_TW.UTF-8")))
                .contains(SIMPLIFIED_CHINESE);
        assertThat(
                        Language.chosen(
                                NO_ARGUMENTS, Map.of("LC_ALL", "C.UTF-8", "LANG", "zh_TW.UTF-8")))
                .isEmpty();
        assertThat(Language.chosen(NO_ARGUMENTS, Map.of())).isEmpty();
    }
}
