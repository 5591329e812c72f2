package dev.picolight.device.app;

import dev.picolight.device.words.Language;
import dev.picolight.device.words.Words;
import java.util.ArrayList;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The option that chooses the language. [Language#apply] reads it before anything is said; here it
/// is checked and explained.
@SuppressWarnings("UnusedVariable") // read by nobody, see above
final class LanguageOption {
    @Option(
            names = Language.OPTION,
            paramLabel = "TAG",
            converter = Known.class,
            description =
                    "speak ${COMPLETION-CANDIDATES} instead of the language of the environment (PICOLIGHT_LANGUAGE, LC_ALL, LC_MESSAGES, LANG)",
            completionCandidates = Tags.class)
    private Language language = Language.ENGLISH;

    /// For picocli.
    static final class Known implements ITypeConverter<Language> {
        @Override
        public Language convert(String value) {
            return Language.of(value)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    Words.of(UsageWords.class)
                                            .noLanguage(value, String.join(", ", new Tags()))));
        }
    }

    /// For picocli: what may be written.
    static final class Tags extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Tags() {
            super(Stream.of(Language.values()).map(Language::tag).toList());
        }
    }
}
