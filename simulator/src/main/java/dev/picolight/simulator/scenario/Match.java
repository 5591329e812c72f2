package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text must be.
sealed interface Match {
    /// It is in there somewhere.
    record Contains(Value<String> text) implements Match {}

    /// It is just this.
    record Equal(Value<String> text) implements Match {}

    /// This regular expression is found in it; its named groups become variables.
    record Matches(Value<Pattern> pattern) implements Match {}

    /// It is a JSON document that holds at least this.
    record Json(JsonShape shape) implements Match {}

    /// It does not matter.
    record Anything() implements Match {}

    /// The variables that a text gives when it is so; empty when it is not.
    ///
    /// @throws IllegalArgumentException with words for the user, when a variable has no value
    default Optional<Map<String, String>> in(String text, Map<String, String> variables) {
        return switch (this) {
            case Contains(var wanted) -> when(text.contains(wanted.in(variables)));
            case Equal(var wanted) -> when(text.equals(wanted.in(variables)));
            case Matches(var pattern) -> groups(pattern.in(variables).matcher(text));
            case Json(var shape) -> when(JsonText.holds(text, shape, variables));
            case Anything _ -> when(true);
        };
    }

    /// As a person reads it.
    default String shown(Map<String, String> variables) {
        return switch (this) {
            case Contains(var wanted) -> Shown.quoted(wanted.in(variables));
            case Equal(var wanted) -> Shown.quoted(wanted.in(variables));
            case Matches(var pattern) -> "/" + pattern.in(variables).pattern() + "/";
            case Json(var shape) -> JsonText.written(shape, variables);
            case Anything _ -> "*";
        };
    }

    private static Optional<Map<String, String>> when(boolean isSo) {
        return isSo ? Optional.of(Map.of()) : Optional.empty();
    }

    private static Optional<Map<String, String>> groups(Matcher matcher) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        Map<String, String> groups = new HashMap<>();
        matcher.namedGroups()
                .forEach((name, number) -> {
                    String found = matcher.group(number);
                    groups.put(name, found == null ? "" : found);
                });
        return Optional.of(groups);
    }
}
