package dev.picolight.device.settings;

import dev.picolight.device.mqtt.Shown;
import java.util.List;
import java.util.stream.Stream;

/// A place in the settings.
///
/// @param words where it is, for example `under broker:`
/// @param keys the keys that mean something there
record Scope(String words, List<String> keys) {
    static final Scope TOP =
            new Scope(
                    "at the top level",
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
                    "under broker:",
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
                    "under broker.tls:",
                    List.of(
                            "ca",
                            "client-certificate",
                            "client-key",
                            "client-key-password-file",
                            "server-name"));
    static final Scope LED =
            new Scope(
                    "in an entry of leds:",
                    List.of("room", "bcm-pin", "on-board", "polarity", "text", "on-boot"));

    static final Scope HOME_ASSISTANT = new Scope("under home-assistant:", List.of("prefix"));
    static final Scope METRICS = new Scope("under metrics:", List.of("listen"));
    static final Scope STATUS_LIGHT =
            new Scope("under status-light:", List.of("bcm-pin", "on-board", "polarity", "led"));

    private static final String PASSWORD = "password";

    boolean knows(String key) {
        return keys.contains(key);
    }

    /// What to say about a key that is not known here.
    String advice(String key) {
        List<String> candidates = Stream.concat(keys.stream(), Stream.of(PASSWORD)).toList();
        String nearest = NearestKey.among(candidates, key).orElse("");
        if (nearest.equals(PASSWORD)) {
            return "a password does not belong in the settings, which are copied, shown and shared: write it alone into a file and name that file as broker.password-file, or set the environment variable "
                    + SettingsReader.PASSWORD_VARIABLE;
        }
        return Stream.of(TOP, BROKER, TLS, LED, HOME_ASSISTANT, METRICS, STATUS_LIGHT)
                .filter(scope -> scope.knows(key))
                .findFirst()
                .map(home -> "does not belong here, but " + home.words)
                .orElseGet(() ->
                        nearest.isEmpty()
                                ? "unknown key: expected one of " + String.join(", ", keys)
                                : "unknown key: did you mean %s?".formatted(Shown.quoted(nearest)));
    }
}
