package dev.picolight.device.settings;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.settings.PresenceSettings.StatusLight;
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that a user may decide about a device.
///
/// @param leds at least one, in the order of the file
/// @param presence how the device shows itself
public record DeviceSettings(
        DeviceId id, Broker broker, List<LedSettings> leds, PresenceSettings presence) {

    /// One that shows itself as a device does whose settings say nothing about it.
    public DeviceSettings(DeviceId id, Broker broker, List<LedSettings> leds) {
        this(id, broker, leds, PresenceSettings.DEFAULT);
    }

    public DeviceSettings {
        leds = List.copyOf(leds);
        if (leds.isEmpty()) {
            throw new IllegalArgumentException(Words.of(RoomWords.class).noLed());
        }
    }

    /// Every LED that must be opened and made dark: those of the rooms, then the status light if it
    /// has one of its own, called by what it is instead of a room.
    public List<LedSettings> allLeds() {
        List<LedSettings> all = new ArrayList<>(leds);
        presence.statusLight()
                .ifPresent(light -> {
                    if (light instanceof StatusLight.OfItsOwn(var place, var polarity)) {
                        all.add(
                                new LedSettings(
                                        Words.of(PresenceWords.class).statusLight(),
                                        place,
                                        polarity,
                                        TextPolicy.IGNORE));
                    }
                });
        return List.copyOf(all);
    }

    /// How the device reaches the Server, and as whom.
    ///
    /// @param allowLoopback whether the Server may be on this very machine
    /// @param clientIdentifier §3.1.3.1, at most 256 characters, none of them a control character
    /// @param keepAlive §3.1.2.10, whole seconds, 1 s to 65 535 s
    /// @param tls empty: TCP alone
    public record Broker(
            BrokerAddress address,
            boolean allowLoopback,
            String clientIdentifier,
            Optional<Credentials> credentials,
            Duration keepAlive,
            Optional<TlsSettings> tls) {
        public static final Duration KEEP_ALIVE_DEFAULT = Duration.ofSeconds(30);

        /// Without TLS.
        public Broker(
                BrokerAddress address,
                boolean allowLoopback,
                String clientIdentifier,
                Optional<Credentials> credentials,
                Duration keepAlive) {
            this(
                    address,
                    allowLoopback,
                    clientIdentifier,
                    credentials,
                    keepAlive,
                    Optional.empty());
        }

        /// As most have it: TCP alone, no user, not on this very machine.
        public static Broker plain(BrokerAddress address, DeviceId device) {
            return new Broker(
                    address,
                    false,
                    device.clientIdentifier(),
                    Optional.empty(),
                    KEEP_ALIVE_DEFAULT);
        }

        public Broker {
            checkClientIdentifier(clientIdentifier);
            checkKeepAlive(keepAlive);
        }

        static void checkClientIdentifier(String text) {
            if (text.isBlank()
                    || text.length() > 256
                    || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        Words.of(BrokerWords.class).noClientIdentifier(Shown.quoted(text)));
            }
        }

        static void checkKeepAlive(Duration keepAlive) {
            long seconds = keepAlive.toSeconds();
            if (seconds < 1 || seconds > 65_535 || !keepAlive.equals(Duration.ofSeconds(seconds))) {
                throw new IllegalArgumentException(
                        Words.of(BrokerWords.class)
                                .noKeepAlive(String.valueOf(keepAlive.toMillis())));
            }
        }
    }
}
