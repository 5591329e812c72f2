package dev.picolight.simulator.lan;

import dev.picolight.device.mqtt.Secret;
import java.util.Optional;

/// What a board was told of its Wi-Fi; it may be wrong.
public record WifiCredentials(String ssid, Optional<Secret> password) {
    /// The right ones.
    public static WifiCredentials of(AccessPoint accessPoint) {
        return new WifiCredentials(accessPoint.ssid(), accessPoint.password());
    }
}
