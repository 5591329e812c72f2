package dev.picolight.simulator.web;

import io.javalin.http.Context;
import java.util.regex.Pattern;

/// One thing that can be asked over HTTP.
///
/// @param path as OpenAPI writes it, for example `/api/boards/{board}`
record Route(Method method, String path, Handler handler) {
    /// How every path of the API begins.
    static final String API = "/api/";

    private static final Pattern PLACE = Pattern.compile("\\{[^}]+}");

    /// What is asked for.
    enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    /// Answers one request, or throws why not.
    @FunctionalInterface
    interface Handler {
        void answer(Context request) throws Exception;
    }

    boolean isAt(String asked) {
        return asked.matches(PLACE.matcher(path).replaceAll("[^/]+"));
    }
}
