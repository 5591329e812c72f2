package dev.picolight.simulator.web;

import dev.picolight.device.words.Words;
import io.javalin.http.Context;
import java.util.Optional;

/// What stands behind the `?`.
final class Query {
    private Query() {}

    /// @throws Refused when it is no number, or out of bounds
    static long number(Context request, String name, long unsaid, long most) {
        return Optional.ofNullable(request.queryParam(name))
                .map(it -> number(name, it, 0, most))
                .orElse(unsaid);
    }

    /// @throws Refused when it is no number, or out of bounds
    static long number(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw JsonBody.bad(
                Words.of(WebWords.class)
                        .outOfRange(name, text, String.valueOf(least), String.valueOf(most)));
    }

    /// @throws Refused when it is missing
    static String wanted(Context request, String name) {
        return Optional.ofNullable(request.queryParam(name))
                .orElseThrow(() -> JsonBody.bad(Words.of(WebWords.class).missing(name)));
    }
}
