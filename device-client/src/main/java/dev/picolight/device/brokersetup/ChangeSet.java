package dev.picolight.device.brokersetup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Changes of files that belong together: all of them, or none.
public final class ChangeSet {
    private final MosquittoFolder folder;
    private final List<FileChange> changes;
    private final Optional<Backup> takesBack;

    ChangeSet(MosquittoFolder folder, List<FileChange> changes) {
        this(folder, changes, Optional.empty());
    }

    /// @param takesBack the backup that is used up by it
    ChangeSet(MosquittoFolder folder, List<FileChange> changes, Optional<Backup> takesBack) {
        this.folder = folder;
        this.changes = List.copyOf(changes);
        this.takesBack = takesBack;
    }

    /// Whether everything is as it shall be already.
    public boolean isEmpty() {
        return changes.stream().noneMatch(FileChange::changesSomething) && takesBack.isEmpty();
    }

    /// A unified diff without any secret, for people.
    public List<String> shown() {
        Stream<String> kept =
                takesBack.stream().map(it -> Sentences.say().keptBeforeUndo(it.keptLater()));
        return Stream.concat(
                        changes.stream()
                                .filter(FileChange::changesSomething)
                                .flatMap(change -> Differences.of(change, folder).stream()),
                        kept)
                .toList();
    }

    /// Users with a password whom the rules let do nothing, for there are none for them.
    public List<String> withoutRules() throws SetupTrouble {
        try {
            List<String> ruled = AccessRules.users(textAfter(folder.rules()));
            return PasswordList.of(textAfter(folder.passwords())).users().stream()
                    .filter(user -> !ruled.contains(user))
                    .toList();
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    private String textAfter(Path file) throws IOException {
        for (FileChange change : changes) {
            if (change.file().equals(file)) {
                return change.after().map(FileState::text).orElse("");
            }
        }
        return FileState.of(file).map(FileState::text).orElse("");
    }

    /// Which files with new passwords it makes.
    public List<Path> newPasswords() {
        return changes.stream()
                .map(FileChange::file)
                .filter(file -> file.startsWith(folder.newPasswords()))
                .toList();
    }

    /// Whether devices have to be given another certificate of the authority.
    public boolean hasNewAuthority() {
        return changes.stream()
                .anyMatch(change ->
                        change.file().equals(folder.authority()) && change.changesSomething());
    }

    /// Saves what is there, writes, and lets Mosquitto try it. What Mosquitto refuses is taken back
    /// at once.
    ///
    /// @param mosquitto the program
    /// @param now by the machine's clock: the name of the backup
    /// @throws SetupTrouble when nothing was changed in the end
    public Written write(Path mosquitto, Instant now) throws SetupTrouble, InterruptedException {
        try {
            if (takesBack.isPresent()) {
                return undo(takesBack.get());
            }
            Backup backup = Backup.save(folder, changes, now);
            try {
                writeAll();
                return new Written(backup.folder(), new TrialStart(mosquitto).with(folder));
            } catch (IOException | SetupTrouble | InterruptedException refused) {
                takeBack();
                backup.retire();
                throw refused;
            }
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    /// What was there comes back, whatever Mosquitto thinks of it.
    private Written undo(Backup backup) throws IOException {
        Path kept = backup.keepWhatIsThere(folder, changes);
        try {
            writeAll();
            backup.retire();
            return new Written(kept, Optional.empty());
        } catch (IOException refused) {
            takeBack();
            throw refused;
        }
    }

    /// What became of it.
    ///
    /// @param backup where the files are that were replaced
    /// @param untried why Mosquitto was not started with them; empty: it was, and is content
    public record Written(Path backup, Optional<String> untried) {}

    private void writeAll() throws IOException {
        for (FileChange change : changes) {
            if (change.after().isPresent() && change.file().startsWith(folder.included())) {
                makeIncludedFolder();
            }
            change.write();
        }
        removeEmptyFolders();
    }

    /// As Debian has it: Mosquitto, which is another user, reads it again while it runs.
    private void makeIncludedFolder() throws IOException {
        if (!Files.exists(folder.included())) {
            Files.createDirectories(folder.included());
            Files.setPosixFilePermissions(
                    folder.included(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /// Also when the user does not want to wait: an interrupted thread could write no file.
    private void takeBack() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            for (FileChange change : changes.reversed()) {
                change.back().write();
            }
            removeEmptyFolders();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Those that are made by need.
    private void removeEmptyFolders() throws IOException {
        for (FileChange change : changes) {
            Path parent = Optional.ofNullable(change.file().getParent()).orElseThrow();
            while (folder.isMadeByNeed(parent) && isEmptyFolder(parent)) {
                Files.delete(parent);
                parent = Optional.ofNullable(parent.getParent()).orElseThrow();
            }
        }
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }
}
