package dev.picolight.simulator.panel;

/// A line that is being typed.
///
/// @param purpose what becomes of it
/// @param text so far
record Prompt(Purpose purpose, String text) {
    /// What a typed line is for.
    enum Purpose {
        /// `TOPIC MESSAGE`, to be published.
        PUBLISH,
        /// Only lines with this text are shown.
        FILTER,
        /// A fault as text, see [dev.picolight.simulator.fault.FaultText].
        FAULT,
        /// A speed.
        SPEED
    }

    Prompt typed(String more) {
        return new Prompt(purpose, text + more);
    }

    /// Without its last character, however many units of UTF-16 that takes.
    Prompt shortened() {
        return text.isEmpty()
                ? this
                : new Prompt(
                        purpose, text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    }
}
