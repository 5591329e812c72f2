package dev.picolight.simulator.junit;

import dev.picolight.device.words.Words;

/// The seed of a house, and how the same house is had again.
///
/// @param origin where the number is from
record ChosenSeed(long number, Origin origin) {
    /// The configuration parameter or system property that wins over [PicoSim#seed].
    static final String PARAMETER = "picolight.seed";

    enum Origin {
        /// The annotation, or the parameter that wins over it.
        SETUP,
        /// An argument of a parameterized test.
        ARGUMENT
    }

    /// @throws IllegalArgumentException with words for the user
    static ChosenSeed parse(String text) {
        try {
            return new ChosenSeed(Long.parseLong(text.strip()), Origin.SETUP);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    Words.of(SetupWords.class).noSeed(PARAMETER, text), notANumber);
        }
    }
}
