package dev.picolight.device.settings;

import dev.picolight.device.files.Unusable;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.settings.Section.Entry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the broker's password may stand: in the environment, in a file, in a credential of the
/// service. The environment wins, and of the others one is enough.
final class PasswordSources {
    private static final String FILE = "password-file";
    private static final String CREDENTIAL = "password-credential";

    private final Findings findings;
    private final Map<String, String> environment;
    private final Optional<Entry<Path>> file;
    private final Optional<Entry<String>> credential;
    private final boolean named;

    /// @param section `broker:`
    /// @param folder of the settings, from which a relative path leads
    PasswordSources(
            Findings findings, Section section, Map<String, String> environment, Path folder) {
        this.findings = findings;
        this.environment = environment;
        this.file =
                section.read(
                        FILE,
                        "the path of a file",
                        node -> Scalars.path(node, folder, "/etc/picolight/password"));
        this.credential =
                section.read(
                        CREDENTIAL,
                        "the name of a credential, for example " + Credential.USUAL,
                        node -> Credential.name(Scalars.text(node)));
        this.named = section.has(FILE) || section.has(CREDENTIAL);
    }

    /// A password is of no use without a user.
    void refuseWithoutUser() {
        each().forEach(entry ->
                findings.problem(
                        entry.node(), entry.key(), "is given without a user: add user: beside it"));
    }

    private Stream<Entry<?>> each() {
        return Stream.of(file, credential).flatMap(Optional::stream);
    }

    /// The password; empty when there is none, with a warning, or when a problem was found.
    ///
    /// @param user empty when it is wrong, which is a problem of its own
    Optional<Secret> read(Optional<Entry<String>> user) {
        String fromEnvironment = environment.getOrDefault(SettingsReader.PASSWORD_VARIABLE, "");
        if (!fromEnvironment.isEmpty()) {
            each().forEach(entry ->
                    findings.warning(
                            entry.node(),
                            entry.key(),
                            "is not read, because the environment variable %s is set"
                                    .formatted(SettingsReader.PASSWORD_VARIABLE)));
            return Optional.of(new Secret(fromEnvironment));
        }
        if (file.isPresent() && credential.isPresent()) {
            Entry<String> second = credential.get();
            findings.problem(
                    second.node(),
                    second.key(),
                    "is given beside password-file: remove one of the two");
            return Optional.empty();
        }
        if (!named) {
            return user.flatMap(this::readUsual);
        }
        return file.flatMap(entry -> new PasswordFile(findings, entry).read())
                .or(() ->
                        credential.flatMap(entry ->
                                read(
                                        entry,
                                        "the credential",
                                        new Credential(environment, entry.value()))));
    }

    private Optional<Secret> readUsual(Entry<String> user) {
        Credential usual = new Credential(environment, Credential.USUAL);
        if (usual.isGiven()) {
            return read(user, "the credential " + Credential.USUAL, usual);
        }
        findings.warning(
                user.node(),
                user.key(),
                "is given without a password: name a password-file, or hand the credential %s to the service, or set the environment variable %s"
                        .formatted(Credential.USUAL, SettingsReader.PASSWORD_VARIABLE));
        return Optional.empty();
    }

    private Optional<Secret> read(Entry<String> entry, String what, Credential from) {
        try {
            return Optional.of(from.read());
        } catch (Unusable without) {
            findings.problem(entry.node(), entry.key(), what + " " + without.words());
            return Optional.empty();
        }
    }
}
