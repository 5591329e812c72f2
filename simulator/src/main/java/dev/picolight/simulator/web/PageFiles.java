package dev.picolight.simulator.web;

import dev.picolight.device.mqtt.Payload;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The files of the page, out of this program's own archive.
final class PageFiles {
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9-]+/)?[A-Za-z0-9.-]*[A-Za-z0-9-]\\.(?<kind>[a-z]+)");
    private static final Map<String, String> KINDS =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "json", "application/json; charset=utf-8",
                    "svg", "image/svg+xml",
                    "txt", "text/plain; charset=utf-8",
                    "yaml", "application/yaml; charset=utf-8");

    /// A file and the name of its content, by which a browser knows it again.
    private record Found(Payload bytes, String tag) {}

    private final Map<String, Found> found = new ConcurrentHashMap<>();

    /// @param name for example `js/main.js`
    /// @throws Refused when there is no such file
    void answer(Context request, String name) throws IOException {
        var matcher = NAME.matcher(name);
        if (!matcher.matches() || name.contains("..")) {
            throw new Refused(Trouble.NOT_FOUND, request.path());
        }
        Optional<String> kind = Optional.ofNullable(KINDS.get(matcher.group("kind")));
        Optional<Found> file = find(name);
        if (kind.isEmpty() || file.isEmpty()) {
            throw new Refused(Trouble.NOT_FOUND, request.path());
        }
        request.header("Cache-Control", "no-cache");
        request.header("ETag", file.get().tag());
        if (Guard.header(request, "If-None-Match").filter(file.get().tag()::equals).isPresent()) {
            request.status(304);
            return;
        }
        request.contentType(kind.get());
        request.result(file.get().bytes().bytes());
    }

    private Optional<Found> find(String name) throws IOException {
        Optional<Found> known = Optional.ofNullable(found.get(name));
        if (known.isPresent()) {
            return known;
        }
        try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            Found read = new Found(Payload.of(bytes), tag(bytes));
            found.put(name, read);
            return Optional.of(read);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + new BigInteger(1, digest).toString(36).substring(0, 20) + "\"";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
