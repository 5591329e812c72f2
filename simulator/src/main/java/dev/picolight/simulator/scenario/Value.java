package dev.picolight.simulator.scenario;

import java.util.Map;
import java.util.function.Function;

/// Something in a scenario that may hold variables, and what it means once they are known.
///
/// @param reader refuses nonsense with an `IllegalArgumentException` in the user's words
record Value<T>(Template template, Function<String, T> reader) {
    /// One without variables.
    static <T> Value<T> of(String text, Function<String, T> reader) {
        return new Value<>(new Template(text.replace("${", "$${")), reader);
    }

    /// @throws IllegalArgumentException with words for the user
    T in(Map<String, String> variables) {
        return reader.apply(template.with(variables));
    }
}
