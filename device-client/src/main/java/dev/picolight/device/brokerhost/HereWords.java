package dev.picolight.device.brokerhost;

import dev.picolight.device.words.Localized;

/// What is said about the broker's machine.
@Localized
interface HereWords {
    /// What is looked at.
    String step(HereStep step);

    /// What was found: whole sentences. The facts are told at [HereCause].
    String cause(HereCause cause, String first, String second, String third);

    /// What helps: whole sentences, or nothing.
    String remedy(HereCure cure);

    /// The character that Mosquitto takes for a part of a word.
    String stray(StrayCharacter character);

    /// What may stand behind an option.
    String expected(ExpectedValue value);

    /// A program with its process.
    String program(String name, long process);

    /// A program that only root sees.
    String programNotSeen();

    /// Words between which one may choose.
    String or();

    /// Why Mosquitto's user may not read a file.
    ///
    /// @param path the file, or a folder above it
    /// @param access permissions, owner and group
    String access(String path, String access);
}
