package dev.picolight.device.settings;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.settings.DeviceSettings.Broker;
import dev.picolight.device.settings.Section.Entry;
import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the settings of a device from a file of YAML 1.2.
///
/// Finds all problems at once. Does not ask a name service and opens nothing but the file, the one
/// that holds the password, and those for TLS.
public final class SettingsReader {
    /// The environment variable that gives the password, and wins over `password-file` and
    /// `password-credential`.
    public static final String PASSWORD_VARIABLE = "PICOLIGHT_PASSWORD";

    private final Map<String, String> environment;
    private final Supplier<Optional<DeviceId>> ownId;
    private final PasswordUse password;

    /// @param environment the variables of the environment
    /// @param ownId asked for an id when the settings give none
    public SettingsReader(Map<String, String> environment, Supplier<Optional<DeviceId>> ownId) {
        this(environment, ownId, PasswordUse.NEEDED);
    }

    private SettingsReader(
            Map<String, String> environment,
            Supplier<Optional<DeviceId>> ownId,
            PasswordUse password) {
        this.environment = Map.copyOf(environment);
        this.ownId = ownId;
        this.password = password;
    }

    /// With the environment of this process, and an id from the CPU's serial number, the machine-id
    /// or the host name.
    public static SettingsReader forThisMachine() {
        return new SettingsReader(System.getenv(), OwnDeviceId.ofThisMachine()::find);
    }

    /// One that does not read the password or the files for TLS, for whoever does not connect: only
    /// the service may be able to read them.
    public SettingsReader withoutPassword() {
        return new SettingsReader(environment, ownId, PasswordUse.NONE);
    }

    /// One that goes on without a password that this user cannot read, with a warning: for whoever
    /// looks at the settings of a service.
    public SettingsReader withPasswordIfReadable() {
        return new SettingsReader(environment, ownId, PasswordUse.IF_READABLE);
    }

    /// One that looks for credentials in this folder, if the service manager has named none: for
    /// whoever is not the service, and may read them where the service gets them from.
    public SettingsReader withCredentialsIn(Path folder) {
        Map<String, String> more = new HashMap<>(environment);
        more.putIfAbsent(Credential.VARIABLE, folder.toString());
        return new SettingsReader(more, ownId, password);
    }

    /// The settings in the file, or everything that is wrong with them. Never throws.
    public SettingsReading read(Path file) {
        Findings findings = new Findings(file);
        Optional<DeviceSettings> settings =
                SettingsFile.read(file, findings).flatMap(root -> read(root, file, findings));
        return settings.isPresent() && findings.problems().isEmpty()
                ? new SettingsReading.Accepted(settings.get(), findings.warnings())
                : new SettingsProblems(findings.problems());
    }

    private Optional<DeviceSettings> read(Node root, Path file, Findings findings) {
        Section top = new Section(findings, root, "", Scope.TOP);
        Optional<DeviceId> id = id(top, findings);
        TextPolicy text =
                top.read(
                                "text",
                                () -> Words.of(ValueWords.class).text(),
                                node -> Scalars.choice(node, TextPolicy.class))
                        .map(Entry::value)
                        .orElse(TextPolicy.LIGHT);
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        Optional<Broker> broker =
                top.requireSection(
                                "broker", () -> Words.of(BrokerWords.class).broker(), Scope.BROKER)
                        .flatMap(section ->
                                new BrokerReader(findings, section, environment, folder, password)
                                        .read(id));
        List<LedSettings> leds =
                new LedsReader(findings, id, text, LedsReader.onBoot(top).orElse(BootPolicy.OFF))
                        .read(
                                top.requireList(
                                        "leds", () -> Words.of(RoomWords.class).leds(), Scope.LED));
        PresenceSettings presence = new PresenceReader(findings, top).read(leds);
        return findings.problems().isEmpty()
                ? id.flatMap(
                        it -> broker.map(server -> new DeviceSettings(it, server, leds, presence)))
                : Optional.empty();
    }

    private Optional<DeviceId> id(Section top, Findings findings) {
        Optional<Entry<DeviceId>> given =
                top.read(
                        "id",
                        () -> Words.of(RoomWords.class).idExample(),
                        node -> new DeviceId(Scalars.text(node)));
        given.ifPresent(entry ->
                findings.noteForm(new Entry<>(entry.value().text(), entry.node(), entry.key())));
        if (top.has("id") || !top.isUsable()) {
            return given.map(Entry::value);
        }
        Optional<DeviceId> own = ownId.get();
        if (own.isEmpty()) {
            top.problem(Words.of(RoomWords.class).noId());
        }
        return own;
    }
}
