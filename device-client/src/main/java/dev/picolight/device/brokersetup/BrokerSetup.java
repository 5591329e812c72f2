package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Plans the set-up of a Mosquitto, and the way back.
///
/// @param chance for salts, one that nobody can guess
public record BrokerSetup(MosquittoFolder folder, RandomGenerator chance) {
    /// What has to change so that these users, and those there are already, can log in from the
    /// LAN. Users whom the password file knows keep their passwords.
    ///
    /// @param source where the passwords of the others come from
    /// @throws SetupTrouble with words for the user
    public ChangeSet plan(List<BrokerUser> users, NewPassword source) throws SetupTrouble {
        try {
            if (!Files.exists(folder.main())) {
                throw new SetupTrouble(Sentences.notInstalled(folder.main()));
            }
            List<ConfigLine> all = ConfigLine.all(folder);
            if (all.stream().noneMatch(this::includesOurs)) {
                throw new SetupTrouble(Sentences.notIncluded(folder));
            }
            List<ConfigLine> others =
                    all.stream()
                            .filter(line -> !line.file().equals(folder.configuration()))
                            .toList();
            List<ConfigLine> conflicts = Conflicts.among(others);
            List<FileChange> changes = new ArrayList<>(passwords(users, source, conflicts));
            changes.add(
                    FileChange.to(
                            folder.rules(),
                            Optional.of(
                                    new FileState(
                                            AccessRules.merged(text(folder.rules()), users),
                                            Access.ofBroker(folder)))));
            changes.addAll(commentedOut(conflicts));
            changes.add(
                    FileChange.to(
                            folder.configuration(),
                            Optional.of(
                                    new FileState(configuration(others), Access.open(folder)))));
            return new ChangeSet(
                    folder, changes.stream().filter(FileChange::changesSomething).toList());
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    /// What the files would hold, without their passwords, for somebody who only wants to read it.
    public String printed(List<BrokerUser> users) throws SetupTrouble {
        try {
            List<ConfigLine> others =
                    Files.isReadable(folder.main())
                            ? ConfigLine.all(folder).stream()
                                    .filter(line -> !line.file().equals(folder.configuration()))
                                    .toList()
                            : List.of();
            String rules = Files.isReadable(folder.rules()) ? text(folder.rules()) : "";
            String names =
                    users.stream()
                            .map(user -> user.name().text())
                            .distinct()
                            .collect(Collectors.joining(", "));
            return "# ---- %s%n%s%n# ---- %s%n%s%n# ---- %s: the hashed passwords of %s%n"
                    .formatted(
                            folder.configuration(),
                            configuration(others),
                            folder.rules(),
                            AccessRules.merged(rules, users),
                            folder.passwords(),
                            names);
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
                            .orElseThrow(
                                    () -> new SetupTrouble(Sentences.noBackup(folder.backups())));
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

    /// The password file, and a file for each generated password. Users of a password file that
    /// loses its place are taken over with their passwords.
    private List<FileChange> passwords(
            List<BrokerUser> users, NewPassword source, List<ConfigLine> conflicts)
            throws IOException, SetupTrouble {
        Path known = folder.passwords();
        if (!Files.exists(known)) {
            known =
                    conflicts.stream()
                            .filter(line -> line.is("password_file"))
                            .map(line -> Path.of(line.value()))
                            .filter(Files::exists)
                            .findFirst()
                            .orElse(known);
        }
        PasswordList list = PasswordList.of(text(known));
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

    private static List<FileChange> commentedOut(List<ConfigLine> conflicts) throws IOException {
        Map<Path, List<ConfigLine>> byFile =
                conflicts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ConfigLine::file, TreeMap::new, Collectors.toList()));
        List<FileChange> changes = new ArrayList<>();
        for (Map.Entry<Path, List<ConfigLine>> each : byFile.entrySet()) {
            FileState before = FileState.of(each.getKey()).orElseThrow();
            changes.add(
                    new FileChange(
                            each.getKey(),
                            Optional.of(before),
                            Optional.of(Conflicts.commentedOut(before, each.getValue()))));
        }
        return changes;
    }

    /// Our file. A limit that another file sets stays that file's.
    private String configuration(List<ConfigLine> others) {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # Mosquitto for devices on the LAN, by picolight setup-broker. To take it back: picolight setup-broker --undo
                # Without a listener line Mosquitto 2 listens on localhost alone, and no device reaches it.
                listener 1883 0.0.0.0
                max_connections -1

                # Nobody without a password, and nobody elsewhere than these rules say.
                allow_anonymous false
                password_file %s
                acl_file %s

                """
                        .formatted(folder.passwords(), folder.rules()));
        if (others.stream().noneMatch(line -> line.is("log_type"))) {
            text.append(
                    """
                    log_type error
                    log_type warning
                    log_type notice
                    log_type information

                    """);
        }
        Map<String, String> limits =
                new TreeMap<>(Map.of("max_inflight_messages", "20", "max_queued_messages", "1000"));
        limits.forEach((limit, value) -> {
            if (others.stream().noneMatch(line -> line.is(limit))) {
                text.append(limit).append(' ').append(value).append('\n');
            }
        });
        return text.toString();
    }
}
