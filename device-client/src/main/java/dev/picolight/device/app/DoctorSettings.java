package dev.picolight.device.app;

import dev.picolight.device.doctor.Patient;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;

/// Settings as the doctor reads them: those of the device, and for root also the password that the
/// service gets from systemd. Without a password that this user may not read, it goes on.
final class DoctorSettings {
    /// From where systemd takes a credential that the unit names without a path, see
    /// systemd.exec(5).
    private static final Path STORE = Path.of("/etc/credstore");

    private DoctorSettings() {}

    static SettingsReader reader() {
        SettingsReader reader = SettingsReader.forThisMachine().withPasswordIfReadable();
        return Files.isReadable(STORE) ? reader.withCredentialsIn(STORE) : reader;
    }

    /// @param here whether the Server is said to be on this machine
    static Patient patient(DeviceSettings settings, boolean here) {
        boolean atBroker = here || settings.broker().allowLoopback();
        return new Patient(
                reaching(DevicePlan.of(settings).connect(), atBroker),
                settings.id().text(),
                settings.leds().stream().map(LedSettings::room).toList(),
                atBroker);
    }

    private static ConnectSettings reaching(ConnectSettings connect, boolean atBroker) {
        return new ConnectSettings(
                connect.address(),
                atBroker,
                connect.clientIdentifier(),
                connect.credentials(),
                connect.keepAlive(),
                connect.sessionExpiry(),
                connect.will(),
                connect.connectTimeout(),
                connect.tls());
    }
}
