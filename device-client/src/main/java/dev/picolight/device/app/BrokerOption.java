package dev.picolight.device.app;

import dev.picolight.device.doctor.Patient;
import dev.picolight.device.files.SecretFile;
import dev.picolight.device.files.Unusable;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings.Broker;
import dev.picolight.device.settings.RoomNames;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// A broker, and who is to connect to it, without a file of settings.
final class BrokerOption {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final DeviceId NOBODY = new DeviceId("picolight");

    @Option(
            names = "--broker",
            paramLabel = "HOST[:PORT]",
            description = "look at this broker instead of the one of the settings")
    private Optional<String> broker = Optional.empty();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "with --broker: the user; the password comes from --password-file, or from the environment variable "
                            + SettingsReader.PASSWORD_VARIABLE)
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "with --broker: a file with the password alone")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--room",
            paramLabel = "ROOM",
            description =
                    "with --broker: the room whose topics are tried; the device's id is taken to be the user")
    private Optional<String> room = Optional.empty();

    @Option(
            names = "--tls",
            description =
                    "with --broker: use TLS, and trust whom this system trusts; the port is then 8883, unless one is named")
    private boolean tls;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "with --broker: use TLS, and trust the authorities in this file alone")
    private Optional<Path> authority = Optional.empty();

    boolean isGiven() {
        return broker.isPresent();
    }

    /// Refuses what makes no sense without `--broker`.
    ///
    /// @throws ParameterException then
    void check(CommandSpec command) {
        boolean more =
                user.isPresent()
                        || passwordFile.isPresent()
                        || room.isPresent()
                        || tls
                        || authority.isPresent();
        if (broker.isEmpty() && more) {
            throw new ParameterException(
                    command.commandLine(), Words.of(UsageWords.class).goesWithBroker());
        }
        if (passwordFile.isPresent() && user.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), Words.of(UsageWords.class).passwordWithoutUser());
        }
    }

    /// Who is examined.
    ///
    /// @param here whether the broker is said to be on this machine
    /// @throws ParameterException when something in it is not possible
    Patient patient(CommandSpec command, boolean here) {
        try {
            DeviceId id = id();
            return new Patient(
                    new ConnectSettings(
                            address(),
                            here,
                            id.clientIdentifier(),
                            credentials(command),
                            Broker.KEEP_ALIVE_DEFAULT,
                            Duration.ZERO,
                            Optional.empty(),
                            CONNECT_TIMEOUT,
                            tls || authority.isPresent()
                                    ? Optional.of(
                                            new TlsSettings(
                                                    authority, Optional.empty(), Optional.empty()))
                                    : Optional.empty()),
                    id.text(),
                    room.map(RoomNames::checked).stream().toList(),
                    here);
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(
                    command.commandLine(), String.valueOf(impossible.getMessage()), impossible);
        }
    }

    private BrokerAddress address() {
        return BrokerAddress.parse(
                broker.orElseThrow(),
                tls || authority.isPresent()
                        ? BrokerAddress.DEFAULT_TLS_PORT
                        : BrokerAddress.DEFAULT_PORT);
    }

    /// As `setup-broker` has it, a device's user is called as its id.
    private DeviceId id() {
        try {
            return user.map(DeviceId::new).or(DeviceId::ofThisMachine).orElse(NOBODY);
        } catch (IllegalArgumentException notAnId) {
            return DeviceId.ofThisMachine().orElse(NOBODY);
        }
    }

    private Optional<Credentials> credentials(CommandSpec command) {
        if (user.isEmpty()) {
            return Optional.empty();
        }
        Optional<Secret> password =
                passwordFile
                        .map(file -> password(command, file))
                        .or(BrokerOption::passwordOfEnvironment);
        return Optional.of(new Credentials(user.get(), password));
    }

    /// What stands on the command line is meant more than what was set at some time before.
    private static Optional<Secret> passwordOfEnvironment() {
        return Optional.ofNullable(System.getenv(SettingsReader.PASSWORD_VARIABLE))
                .filter(given -> !given.isEmpty())
                .map(Secret::new);
    }

    private static Secret password(CommandSpec command, Path file) {
        try {
            return SecretFile.read(file);
        } catch (Unusable unusable) {
            throw new ParameterException(
                    command.commandLine(),
                    Words.of(UsageWords.class).passwordFile(file.toString(), unusable.words()));
        }
    }
}
