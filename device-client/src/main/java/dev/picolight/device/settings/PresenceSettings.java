package dev.picolight.device.settings;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Words;
import dev.picolight.led.Polarity;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// How the device shows itself, besides the state of its LEDs.
///
/// @param homeAssistant Home Assistant's discovery prefix; empty: it is told nothing
/// @param health between two reports, whole seconds, 5 s to 1 h; empty: none
/// @param metrics where the page of metrics is; empty: nowhere
public record PresenceSettings(
        Optional<String> homeAssistant,
        Optional<Duration> health,
        Optional<InetSocketAddress> metrics,
        Optional<StatusLight> statusLight) {
    public static final String PREFIX_DEFAULT = "homeassistant";

    static final Duration HEALTH_DEFAULT = Duration.ofSeconds(60);
    private static final int LENGTH_MAX = 256;
    private static final Duration HEALTH_MIN = Duration.ofSeconds(5);
    private static final Duration HEALTH_MAX = Duration.ofHours(1);

    /// What a device does whose settings say nothing about it.
    public static final PresenceSettings DEFAULT =
            new PresenceSettings(
                    Optional.empty(),
                    Optional.of(HEALTH_DEFAULT),
                    Optional.empty(),
                    Optional.empty());

    /// The LED that shows how the device is.
    public sealed interface StatusLight {
        /// One of its own.
        record OfItsOwn(LedSettings.Place place, Polarity polarity) implements StatusLight {}

        /// That of a room, while nothing else is asked of it.
        record OfRoom(String room) implements StatusLight {}
    }

    public PresenceSettings {
        homeAssistant.ifPresent(PresenceSettings::checkPrefix);
        health.ifPresent(PresenceSettings::checkHealth);
    }

    /// @throws IllegalArgumentException with words for the user
    static void checkPrefix(String prefix) {
        boolean emptyLevel = ("/" + prefix + "/").contains("//");
        if (emptyLevel || prefix.isBlank() || prefix.startsWith("$")) {
            throw new IllegalArgumentException(
                    Words.of(PresenceWords.class).noPrefix(Shown.quoted(prefix), PREFIX_DEFAULT));
        }
        TopicName checked = new TopicName(prefix);
        if (checked.text().length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    Words.of(PresenceWords.class)
                            .prefixTooLong(checked.text().length(), LENGTH_MAX));
        }
    }

    /// @throws IllegalArgumentException with words for the user
    static void checkHealth(Duration every) {
        if (every.compareTo(HEALTH_MIN) < 0
                || every.compareTo(HEALTH_MAX) > 0
                || !every.equals(Duration.ofSeconds(every.toSeconds()))) {
            throw new IllegalArgumentException(
                    Words.of(PresenceWords.class).noHealth(String.valueOf(every.toMillis())));
        }
    }
}
