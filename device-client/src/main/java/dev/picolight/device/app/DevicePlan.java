package dev.picolight.device.app;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Presentation;
import dev.picolight.device.lifecycle.Presentation.StatusLed;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.PresenceSettings.StatusLight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a device is and how it connects, as its settings say; the same for a Raspberry Pi and for a
/// simulated board.
///
/// @param profile rooms in the order of the settings
public record DevicePlan(DeviceProfile profile, ConnectSettings connect, Timing timing) {
    private static final Duration SESSION_EXPIRY = Duration.ofMinutes(5);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /// Follows the settings on a machine of which nothing is known.
    public static DevicePlan of(DeviceSettings settings) {
        return of(settings, Machine.UNKNOWN);
    }

    /// Follows the settings; what they do not say is as `docs/architecture.md` says.
    ///
    /// @param settings every LED in them is one that cannot dim: a digital output, or the Pico W's
    ///   own
    public static DevicePlan of(DeviceSettings settings, Machine machine) {
        DeviceSettings.Broker broker = settings.broker();
        DeviceProfile profile =
                new DeviceProfile(
                        settings.id().text(),
                        broker.clientIdentifier(),
                        broker.address(),
                        settings.leds().stream()
                                .map(led ->
                                        new DeviceProfile.Room(
                                                led.room(), led.text(), false, led.onBoot()))
                                .toList(),
                        presentation(settings, machine));
        return new DevicePlan(
                profile,
                new ConnectSettings(
                        broker.address(),
                        broker.allowLoopback(),
                        broker.clientIdentifier(),
                        broker.credentials(),
                        broker.keepAlive(),
                        SESSION_EXPIRY,
                        Optional.of(profile.will()),
                        CONNECT_TIMEOUT,
                        broker.tls()),
                Timing.STANDARD.withKeepAlive(broker.keepAlive()));
    }

    /// The same with another limit for a TCP connection.
    ///
    /// @param patience at least 5 s
    public DevicePlan withConnectTimeout(Duration patience) {
        return new DevicePlan(profile, connect.withConnectTimeout(patience), timing);
    }

    private static Presentation presentation(DeviceSettings settings, Machine machine) {
        List<String> rooms = settings.leds().stream().map(LedSettings::room).toList();
        return new Presentation(
                machine,
                settings.presence().homeAssistant(),
                settings.presence().health(),
                settings.presence()
                        .statusLight()
                        .map(light ->
                                switch (light) {
                                    case StatusLight.OfItsOwn _ ->
                                            new StatusLed(rooms.size(), false);
                                    case StatusLight.OfRoom(String room) ->
                                            new StatusLed(rooms.indexOf(room), true);
                                }));
    }
}
