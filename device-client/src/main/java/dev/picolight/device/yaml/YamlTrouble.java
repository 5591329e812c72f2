package dev.picolight.device.yaml;

import java.io.IOException;

/// Why a file could not be read as YAML.
public sealed interface YamlTrouble {
    /// The file is not there, or may not be read.
    record Unreadable(IOException why) implements YamlTrouble {}

    /// The file has more bytes than are read.
    record TooLong(int bytesMax) implements YamlTrouble {}

    /// There is nothing in it but comments.
    record Empty() implements YamlTrouble {}

    /// A byte is no UTF-8.
    ///
    /// @param octet the first such, as 0xAB
    record NotUtf8(String octet) implements YamlTrouble {}

    /// A character is there that YAML does not allow (YAML 1.2.2, section 5.1).
    ///
    /// @param codePoint as U+0007
    record Forbidden(String codePoint) implements YamlTrouble {}

    /// Lists and mappings stand too deep inside each other.
    record TooDeep(int levelsMax) implements YamlTrouble {}

    /// A limit of the library, or something that it does not do.
    ///
    /// @param why in the library's words, English and bounded
    record NotReadable(String why) implements YamlTrouble {}

    /// The syntax is wrong.
    ///
    /// @param why in the library's words, English and bounded
    /// @param lines the lines from which they may quote
    record NotYaml(String why, String lines) implements YamlTrouble {}
}
