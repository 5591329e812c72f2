package dev.picolight.device.settings;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.util.List;
import java.util.stream.Stream;

/// A place in the settings.
///
/// @param place where it is
/// @param keys the keys that mean something there
record Scope(Place place, List<String> keys) {
    /// Under which key, or none.
    enum Place {
        TOP,
        BROKER,
        TLS,
        LED,
        HOME_ASSISTANT,
        METRICS,
        STATUS_LIGHT
    }

    static final Scope TOP =
            new Scope(
                    Place.TOP,
                    List.of(
                            "id",
                            "broker",
                            "leds",
                            "text",
                            "on-boot",
                            "home-assistant",
                            "health",
                            "metrics",
                            "status-light"));
    static final Scope BROKER =
            new Scope(
                    Place.BROKER,
                    List.of(
                            "host",
                            "port",
                            "user",
                            "password-file",
                            "password-credential",
                            "allow-loopback",
                            "client-identifier",
                            "keep-alive",
                            "tls"));
    static final Scope TLS =
            new Scope(
                    Place.TLS,
                    List.of(
                            "ca",
                            "client-certificate",
                            "client-key",
                            "client-key-password-file",
                            "server-name"));
    static final Scope LED =
            new Scope(
                    Place.LED,
                    List.of("room", "bcm-pin", "on-board", "polarity", "text", "on-boot"));

    static final Scope HOME_ASSISTANT = new Scope(Place.HOME_ASSISTANT, List.of("prefix"));
    static final Scope METRICS = new Scope(Place.METRICS, List.of("listen"));
    static final Scope STATUS_LIGHT =
            new Scope(Place.STATUS_LIGHT, List.of("bcm-pin", "on-board", "polarity", "led"));

    private static final String PASSWORD = "password";

    boolean knows(String key) {
        return keys.contains(key);
    }

    /// What to say about a key that is not known here.
    String advice(String key) {
        List<String> candidates = Stream.concat(keys.stream(), Stream.of(PASSWORD)).toList();
        String nearest = NearestKey.among(candidates, key).orElse("");
        FormWords words = Words.of(FormWords.class);
        if (nearest.equals(PASSWORD)) {
            return words.password(SettingsReader.PASSWORD_VARIABLE);
        }
        return Stream.of(TOP, BROKER, TLS, LED, HOME_ASSISTANT, METRICS, STATUS_LIGHT)
                .filter(scope -> scope.knows(key))
                .findFirst()
                .map(home -> words.belongs(home.place))
                .orElseGet(() ->
                        nearest.isEmpty()
                                ? words.unknown(String.join(", ", keys))
                                : words.unknownNear(Shown.quoted(nearest)));
    }
}
