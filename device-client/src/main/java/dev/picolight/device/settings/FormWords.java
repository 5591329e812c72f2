package dev.picolight.device.settings;

import dev.picolight.device.words.Localized;

/// What is wrong with the form of the settings: the file, its YAML, its keys. Each follows the
/// file's name or the key.
@Localized
interface FormWords {
    String cannotRead(String why);

    String empty();

    String tooLong(int bytes);

    String notUtf8(String octet);

    String forbiddenCharacter(String character);

    String tooDeep(int levels);

    String notReadable(String why);

    String notYaml(String why);

    String notYamlBesideAPassword();

    String notShown();

    String notInNfc(String used);

    String noKeys(String kind);

    String otherKind(String kind, String expected);

    String missing(String expected);

    String kind(Section.Kind kind);

    String keyIsNoWord();

    String twice(int line);

    String password(String variable);

    String belongs(Scope.Place place);

    String unknown(String keys);

    String unknownNear(String nearest);
}
