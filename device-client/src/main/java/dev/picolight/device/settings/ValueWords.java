package dev.picolight.device.settings;

import dev.picolight.device.words.Localized;

/// What is wrong with a single value, and what was expected. Each follows the key or the words for
/// what is expected.
@Localized
interface ValueWords {
    String number(String digits);

    String noNumber();

    String noFlag();

    String noUnit(String number);

    String noSpan();

    String noPath(String example);

    String pathTooLong(int length, int most);

    String notInThisLocale(String charset);

    String choice(String names);

    String choiceNear(String names, String nearest);

    /// Between two names.
    String or();

    String flag();

    String text();

    String onBoot();

    String polarity();

    String file();
}
