package dev.picolight.simulator.web;

import dev.picolight.device.words.Language;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Lets nobody in but this machine's own page and programs: another site open in the same browser
/// can send requests here, too, and can have its own name lead to 127.0.0.1 (DNS rebinding).
final class Guard {
    private static final Set<String> ONLY_READ = Set.of("GET", "HEAD");

    private final Set<String> hosts;

    /// @param address the literal one that the server listens on
    Guard(String address, int port) {
        String literal = address.contains(":") ? "[" + address + "]" : address;
        this.hosts =
                Set.copyOf(
                        List.of(
                                literal + ":" + port,
                                "localhost:" + port,
                                "127.0.0.1:" + port,
                                "[::1]:" + port));
    }

    /// @throws Refused when the request comes from elsewhere
    void check(Context request) {
        String host = header(request, "Host").orElse("").toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            throw new Refused(Trouble.WRONG_HOST, host);
        }
        if (isToBeAsked(request)) {
            Optional<String> origin = header(request, "Origin");
            if (origin.isPresent() && !isOurs(origin.get())) {
                throw new Refused(Trouble.WRONG_ORIGIN, origin.get());
            }
            // a browser says so itself, also where it sends no Origin; other programs do not
            Optional<String> site = header(request, "Sec-Fetch-Site");
            if (site.isPresent() && !Set.of("same-origin", "none").contains(site.get())) {
                throw new Refused(Trouble.WRONG_ORIGIN, site.get());
            }
        }
    }

    /// Whether it changes something, or tells of the house: the page itself may be linked to.
    private static boolean isToBeAsked(Context request) {
        return !ONLY_READ.contains(request.req().getMethod())
                || request.path().startsWith(Route.API);
    }

    private boolean isOurs(String origin) {
        return origin.startsWith("http://")
                && hosts.contains(origin.substring("http://".length()).toLowerCase(Locale.ROOT));
    }

    static Optional<String> header(Context request, String name) {
        return Optional.ofNullable(request.header(name));
    }

    /// What a browser must not do with the page.
    static void protect(Context answer) {
        answer.header(
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'");
        answer.header("X-Content-Type-Options", "nosniff");
        answer.header("X-Frame-Options", "DENY");
        answer.header("Referrer-Policy", "no-referrer");
        answer.header("Cross-Origin-Resource-Policy", "same-origin");
        answer.header("Cross-Origin-Opener-Policy", "same-origin");
    }

    /// The language of whoever asks: `?lang=`, else what the browser says, else the user's who
    /// started the house.
    static Language language(Context request) {
        return Optional.ofNullable(request.queryParam("lang"))
                .flatMap(Language::of)
                .or(() -> header(request, "Accept-Language").flatMap(Guard::accepted))
                .orElseGet(Language::ofUser);
    }

    private static Optional<Language> accepted(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> Language.of(range.getRange()))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
