package dev.picolight.device.app;

import dev.picolight.device.brokersetup.BrokerUser;
import dev.picolight.device.brokersetup.UserName;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.PresenceSettings;
import dev.picolight.device.settings.RoomNames;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// For whom a broker is set up.
final class BrokerUsersOptions {
    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "a device by its settings, whose broker.user is then its user, or else its id; may be repeated")
    private List<Path> settings = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "ID:ROOM[,ROOM]",
            description =
                    "a device by its id, which is also its user, and its rooms; may be repeated")
    private List<String> devices = new ArrayList<>();

    @Option(
            names = "--controller",
            paramLabel = "NAME",
            description =
                    "a user who hears everything and may command every LED, such as Home Assistant or a phone; may be repeated")
    private List<String> controllers = new ArrayList<>();

    /// The settings that were named.
    List<Path> settings() {
        return List.copyOf(settings);
    }

    /// All of them; none, if no option names one.
    ///
    /// @throws ParameterException when one is not possible
    List<BrokerUser> all(CommandSpec command) {
        List<BrokerUser> users = new ArrayList<>();
        try {
            for (Path file : settings) {
                users.add(
                        ofSettings(
                                Console.read(
                                        file, SettingsReader.forThisMachine().withoutPassword())));
            }
            devices.forEach(device -> users.add(ofWords(device)));
            String prefix =
                    users.stream()
                            .filter(BrokerUser.Device.class::isInstance)
                            .map(user -> ((BrokerUser.Device) user).prefix())
                            .findFirst()
                            .orElse(PresenceSettings.PREFIX_DEFAULT);
            controllers.forEach(
                    name -> users.add(new BrokerUser.Controller(new UserName(name), prefix)));
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(
                    command.commandLine(), String.valueOf(impossible.getMessage()), impossible);
        }
        return users;
    }

    private static BrokerUser ofSettings(DeviceSettings read) {
        String name =
                read.broker()
                        .credentials()
                        .map(ConnectSettings.Credentials::user)
                        .orElse(read.id().text());
        return new BrokerUser.Device(
                new UserName(name),
                read.id().text(),
                read.leds().stream().map(LedSettings::room).toList(),
                read.presence().homeAssistant().orElse(PresenceSettings.PREFIX_DEFAULT));
    }

    private static BrokerUser ofWords(String device) {
        int colon = device.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    Words.of(BrokerWords.class)
                            .deviceWithoutRoom(Shown.bounded(device, Shown.LENGTH_MAX)));
        }
        DeviceId id = new DeviceId(device.substring(0, colon));
        return new BrokerUser.Device(
                new UserName(id.text()),
                id.text(),
                Stream.of(device.substring(colon + 1).split(",", -1))
                        .map(RoomNames::checked)
                        .toList(),
                PresenceSettings.PREFIX_DEFAULT);
    }
}
