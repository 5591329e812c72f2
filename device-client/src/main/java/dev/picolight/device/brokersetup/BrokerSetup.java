package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plans the set-up of a Mosquitto, and the way back.
///
/// @param chance for salts, one that nobody can guess
/// @param now by the machine's clock
public record BrokerSetup(MosquittoFolder folder, RandomGenerator chance, Instant now) {
    private static final Collector<CharSequence, ?, String> LIST = Collectors.joining(", ");

    /// What has to change so that these users, and those there are already, can log in from the
    /// LAN. Users whom the password file knows keep their passwords, and what is good of keys and
    /// certificates stays.
    ///
    /// @param source where the passwords of the others come from
    /// @throws SetupTrouble with words for the user
    public ChangeSet plan(List<BrokerUser> users, NewPassword source, TlsWish wish)
            throws SetupTrouble, InterruptedException {
        try {
            if (!Files.exists(folder.main())) {
                throw new SetupTrouble(Sentences.say().notInstalled(folder.main()));
            }
            List<ConfigLine> all = ConfigLine.all(folder);
            if (all.stream().noneMatch(this::includesOurs)) {
                throw new SetupTrouble(
                        Sentences.say().notIncluded(folder.main(), folder.included()));
            }
            Listeners listeners = wish.after(Listeners.of(ofOurs(all)));
            List<ConfigLine> others = ofOthers(all);
            List<ConfigLine> conflicts = Conflicts.among(others, listeners.ports());
            List<FileChange> changes = new ArrayList<>(passwords(users, source, conflicts));
            Path known = known(folder.rules(), "acl_file", conflicts);
            String rules = AccessRules.merged(text(known), users);
            changes.add(to(folder.rules(), rules, Access.ofBroker(folder)));
            changes.addAll(Conflicts.changes(conflicts));
            if (listeners.tls()) {
                changes.addAll(
                        new TlsFiles(folder, Keytool.ofThisJava(), now)
                                .changes(wish.names(), wish.clients()));
            }
            String ours = new OurConfiguration(folder, others).text(listeners);
            changes.add(to(folder.configuration(), ours, Access.open(folder)));
            return new ChangeSet(
                    folder, changes.stream().filter(FileChange::changesSomething).toList());
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    private static FileChange to(Path file, String text, Access access) throws IOException {
        return FileChange.to(file, Optional.of(new FileState(text, access)));
    }

    /// What the files would hold, without their secrets, for somebody who only wants to read it; of
    /// other files what would change in them.
    ///
    /// @throws SetupTrouble also when a person has to decide before
    public String printed(List<BrokerUser> users, TlsWish wish) throws SetupTrouble {
        try {
            List<ConfigLine> all =
                    Files.isReadable(folder.main()) ? ConfigLine.all(folder) : List.of();
            Listeners listeners = wish.after(Listeners.of(ofOurs(all)));
            List<ConfigLine> conflicts = Conflicts.among(ofOthers(all), listeners.ports());
            Path known = known(folder.rules(), "acl_file", conflicts);
            String rules = Files.isReadable(known) ? text(known) : "";
            String names = users.stream().map(user -> user.name().text()).distinct().collect(LIST);
            StringBuilder text = new StringBuilder();
            text.append(header(folder.configuration().toString()))
                    .append(new OurConfiguration(folder, ofOthers(all)).text(listeners))
                    .append(header(folder.rules().toString()))
                    .append(AccessRules.merged(rules, users))
                    .append(header(told(folder.passwords(), Sentences.say().hashesOf(names))));
            for (FileChange change : Conflicts.changes(conflicts)) {
                text.append(header(change.file().toString()));
                Differences.of(change, folder).forEach(line -> text.append(line).append('\n'));
            }
            if (listeners.tls()) {
                String broker = wish.names().stream().map(BrokerName::text).collect(LIST);
                text.append(header(told(folder.certificate(), made(broker))));
                wish.clients().stream()
                        .map(client -> told(folder.client(client), made(client.text())))
                        .forEach(line -> text.append(header(line)));
            }
            return text.toString();
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    private static String header(String of) {
        return "%n# ---- %s%n".formatted(of);
    }

    private static String told(Path file, String what) {
        return "%s: %s".formatted(file, what);
    }

    private static String made(String names) {
        return Sentences.say().madeWhenWritten(names);
    }

    private List<ConfigLine> ofOurs(List<ConfigLine> all) {
        return all.stream().filter(this::isOurs).toList();
    }

    private List<ConfigLine> ofOthers(List<ConfigLine> all) {
        return all.stream().filter(line -> !isOurs(line)).toList();
    }

    private boolean isOurs(ConfigLine line) {
        return line.file().equals(folder.configuration());
    }

    /// The ports that our file has now.
    public Listeners listeners() throws SetupTrouble {
        try {
            return Listeners.of(ofOurs(ConfigLine.all(folder)));
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    /// What takes the last set-up back.
    ///
    /// @throws SetupTrouble also when there is none
    public ChangeSet undo() throws SetupTrouble {
        try {
            Backup backup =
                    Backup.latest(folder)
                            .orElseThrow(() ->
                                    new SetupTrouble(Sentences.say().noBackup(folder.backups())));
            return new ChangeSet(folder, backup.changes(), Optional.of(backup));
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    private boolean includesOurs(ConfigLine line) {
        return line.is("include_dir")
                && Path.of(line.value()).normalize().equals(folder.included());
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                : "";
    }

    /// Our file, or, while there is none, the one that loses its place to it.
    private static Path known(Path ours, String option, List<ConfigLine> conflicts) {
        Stream<Path> others =
                conflicts.stream()
                        .filter(line -> line.is(option))
                        .map(line -> Path.of(line.value()));
        return Stream.concat(Stream.of(ours), others)
                .filter(Files::exists)
                .findFirst()
                .orElse(ours);
    }

    /// The password file, and a file for each generated password. Users of a password file that
    /// loses its place are taken over with their passwords.
    private List<FileChange> passwords(
            List<BrokerUser> users, NewPassword source, List<ConfigLine> conflicts)
            throws IOException, SetupTrouble {
        Path known = known(folder.passwords(), "password_file", conflicts);
        PasswordList list = PasswordList.of(text(known)).hashed(chance);
        List<FileChange> changes = new ArrayList<>();
        for (UserName user : users.stream().map(BrokerUser::name).distinct().toList()) {
            if (list.has(user)) {
                continue;
            }
            Secret password = source.of(user);
            list = list.with(user, password, chance);
            if (source instanceof NewPassword.Generated) {
                changes.add(
                        FileChange.to(
                                folder.newPasswords().resolve(user.text()),
                                Optional.of(
                                        new FileState(password.utf8(), Access.ofOwner(folder)))));
            }
        }
        changes.add(
                FileChange.to(
                        folder.passwords(),
                        Optional.of(new FileState(list.text(), Access.ofBroker(folder)))));
        return changes;
    }
}
