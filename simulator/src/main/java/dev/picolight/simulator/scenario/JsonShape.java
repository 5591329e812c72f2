package dev.picolight.simulator.scenario;

import java.util.List;
import java.util.Map;

/// A JSON document as a scenario writes it, in YAML.
sealed interface JsonShape {
    /// Members; another document may have more.
    record Members(Map<String, JsonShape> members) implements JsonShape {}

    /// Items; another document has just as many.
    record Items(List<JsonShape> items) implements JsonShape {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A single value.
    ///
    /// @param bare whether it is a number, `true`, `false` or `null`
    record Single(Value<String> text, boolean bare) implements JsonShape {}
}
