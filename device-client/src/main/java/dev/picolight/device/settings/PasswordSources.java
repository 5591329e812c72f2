package dev.picolight.device.settings;

import dev.picolight.device.files.Unusable;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.settings.Section.Entry;
import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    private final PasswordUse use;

    /// @param section `broker:`
    /// @param folder of the settings, from which a relative path leads
    PasswordSources(
            Findings findings,
            Section section,
            Map<String, String> environment,
            Path folder,
            PasswordUse use) {
        this.findings = findings;
        this.environment = environment;
        this.use = use;
        this.file =
                section.read(
                        FILE,
                        () -> Words.of(ValueWords.class).file(),
                        node -> Scalars.path(node, folder, "/etc/picolight/password"));
        this.credential =
                section.read(
                        CREDENTIAL,
                        () -> words().credential(Credential.USUAL),
                        node -> Credential.name(Scalars.text(node)));
        this.named = section.has(FILE) || section.has(CREDENTIAL);
    }

    /// A password is of no use without a user.
    void refuseWithoutUser() {
        each().forEach(entry -> findings.problem(entry.node(), entry.key(), words().withoutUser()));
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
                            words().notRead(SettingsReader.PASSWORD_VARIABLE)));
            return Optional.of(new Secret(fromEnvironment));
        }
        if (file.isPresent() && credential.isPresent()) {
            Entry<String> second = credential.get();
            findings.problem(second.node(), second.key(), words().besideFile());
            return Optional.empty();
        }
        if (!named) {
            return user.flatMap(this::readUsual);
        }
        return file.flatMap(this::readFile)
                .or(() ->
                        credential.flatMap(entry ->
                                read(
                                        entry,
                                        words()::whoseCredential,
                                        new Credential(environment, entry.value()))));
    }

    private Optional<Secret> readFile(Entry<Path> entry) {
        PasswordFile one = new PasswordFile(findings, entry);
        return use == PasswordUse.IF_READABLE && one.isClosed() ? withoutIt(entry) : one.read();
    }

    private Optional<Secret> withoutIt(Entry<?> entry) {
        findings.warning(
                entry.node(),
                entry.key(),
                words().notForThisUser(SettingsReader.PASSWORD_VARIABLE));
        return Optional.empty();
    }

    private Optional<Secret> readUsual(Entry<String> user) {
        Credential usual = new Credential(environment, Credential.USUAL);
        if (usual.isGiven()) {
            return read(user, what -> words().usualCredential(Credential.USUAL, what), usual);
        }
        findings.warning(
                user.node(),
                user.key(),
                words().withoutPassword(Credential.USUAL, SettingsReader.PASSWORD_VARIABLE));
        return Optional.empty();
    }

    private Optional<Secret> read(
            Entry<String> entry, UnaryOperator<String> whole, Credential from) {
        if (use == PasswordUse.IF_READABLE && !from.isReadable()) {
            return withoutIt(entry);
        }
        try {
            return Optional.of(from.read());
        } catch (Unusable without) {
            findings.problem(entry.node(), entry.key(), whole.apply(without.words()));
            return Optional.empty();
        }
    }

    private static BrokerWords words() {
        return Words.of(BrokerWords.class);
    }
}
