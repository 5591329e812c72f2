package dev.picolight.simulator.lan;

import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A Wi-Fi access point.
///
/// @param ssid its name, 1 to 32 bytes
/// @param password empty: open for everybody
/// @param channel 1 to 13
/// @param signal dBm at the boards; about −50 beside it, −85 hardly enough
public record AccessPoint(String ssid, Optional<Secret> password, int channel, int signal) {
    private static final int SSID_BYTES_MAX = 32;
    private static final int CHANNEL_MAX = 13;
    private static final int USUAL_CHANNEL = 6;
    private static final int USUAL_SIGNAL = -52;
    private static final int SIGNAL_MIN = -100;

    public AccessPoint {
        int bytes = ssid.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > SSID_BYTES_MAX) {
            throw new IllegalArgumentException(Words.of(LanWords.class).noSsid(ssid));
        }
        if (channel < 1 || channel > CHANNEL_MAX) {
            throw new IllegalArgumentException(Words.of(LanWords.class).noChannel(channel));
        }
        if (signal < SIGNAL_MIN || signal >= 0) {
            throw new IllegalArgumentException(Words.of(LanWords.class).noSignal(signal));
        }
    }

    /// An open one near by.
    public static AccessPoint open(String ssid) {
        return new AccessPoint(ssid, Optional.empty(), USUAL_CHANNEL, USUAL_SIGNAL);
    }

    /// The same with a password.
    public AccessPoint withPassword(Secret wanted) {
        return new AccessPoint(ssid, Optional.of(wanted), channel, signal);
    }
}
