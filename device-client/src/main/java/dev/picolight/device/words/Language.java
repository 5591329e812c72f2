package dev.picolight.device.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A language that PicoLight speaks.
public enum Language {
    /// Also for everybody whose language is none of these.
    ENGLISH("en", Locale.ENGLISH),
    /// 繁體中文
    TRADITIONAL_CHINESE("zh-TW", Locale.TRADITIONAL_CHINESE),
    /// 简体中文
    SIMPLIFIED_CHINESE("zh-CN", Locale.SIMPLIFIED_CHINESE);

    /// The option of every command that names the language.
    public static final String OPTION = "--language";

    /// The environment variable that names it.
    public static final String VARIABLE = "PICOLIGHT_LANGUAGE";

    /// What POSIX looks at for messages, in this order. Java itself knows only locales that are
    /// installed, and on a Raspberry Pi or in a container zh_TW often is not.
    private static final List<String> OF_POSIX = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    /// The one of another than who started this process.
    private static final ScopedValue<Language> SPOKEN = ScopedValue.newInstance();

    /// Where Traditional characters are written.
    private static final Set<String> TRADITIONAL_REGIONS = Set.of("TW", "HK", "MO");

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /// As users write it (BCP 47): `en`, `zh-TW` or `zh-CN`.
    public String tag() {
        return tag;
    }

    Locale locale() {
        return locale;
    }

    /// The language meant by a tag (`zh-Hant-HK`) or by a POSIX locale (`zh_TW.UTF-8`). Chinese
    /// without a region or script is Simplified.
    ///
    /// @return empty for any other
    public static Optional<Language> of(String name) {
        String plain = name.strip().replaceFirst("[.@].*", "").replace('_', '-');
        Locale meant = Locale.forLanguageTag(plain);
        return switch (meant.getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "zh" ->
                    Optional.of(isTraditional(meant) ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE);
            default -> Optional.empty();
        };
    }

    private static boolean isTraditional(Locale chinese) {
        return chinese.getScript().isEmpty()
                ? TRADITIONAL_REGIONS.contains(chinese.getCountry())
                : chinese.getScript().equals("Hant");
    }

    /// The one of whoever is spoken to: of whom [#speaking] names, else of whoever started this
    /// process.
    public static Language ofUser() {
        if (SPOKEN.isBound()) {
            return SPOKEN.get();
        }
        Locale chosen = Locale.getDefault(Locale.Category.DISPLAY);
        return of(chosen.toLanguageTag()).orElse(ENGLISH);
    }

    /// Does something for somebody whose language is this one, whoever started the process. Holds
    /// for this thread.
    public static <T, X extends Throwable> T speaking(
            Language language, ScopedValue.CallableOp<? extends T, X> task) throws X {
        return ScopedValue.where(SPOKEN, language).call(task);
    }

    /// Chooses the language of this process: by the command line, else by the environment. What is
    /// wrong on the command line is left to the reader of all options, who says so.
    public static void apply(String... arguments) {
        chosen(arguments, System.getenv())
                .ifPresent(it -> Locale.setDefault(Locale.Category.DISPLAY, it.locale()));
    }

    static Optional<Language> chosen(String[] arguments, Map<String, String> environment) {
        return onCommandLine(arguments)
                .or(() -> of(environment.getOrDefault(VARIABLE, "")))
                .or(() ->
                        OF_POSIX.stream()
                                .map(name -> environment.getOrDefault(name, ""))
                                .filter(value -> !value.isEmpty())
                                .findFirst()
                                .flatMap(Language::of));
    }

    private static Optional<Language> onCommandLine(String... arguments) {
        Optional<Language> last = Optional.empty();
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            if (arguments[i].startsWith(OPTION + "=")) {
                last = of(arguments[i].substring(OPTION.length() + 1));
            } else if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                last = of(arguments[++i]);
            }
        }
        return last;
    }

    /// The [#tag].
    @Override
    public String toString() {
        return tag;
    }
}
