package dev.picolight.device.brokersetup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What files held before a change: a folder with its date, which only its owner reads, with a copy
/// of each file and a list of where they belong. The last name is the newest.
///
/// @param folder for example `/etc/mosquitto/picolight-backup/20261121T181000Z`
record Backup(Path folder) {
    private static final String LIST = "list";
    private static final String UNDONE = ".undone";
    private static final String WAS = "was";
    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// Saves what these changes will replace.
    ///
    /// @param now by the machine's clock
    static Backup save(MosquittoFolder mosquitto, List<FileChange> changes, Instant now)
            throws IOException {
        Path folder = mosquitto.backups().resolve(NAME.format(afterAllOthers(mosquitto, now)));
        Files.createDirectories(mosquitto.backups(), OWNER_ALONE);
        return copy(mosquitto, changes, folder);
    }

    private static Backup copy(MosquittoFolder mosquitto, List<FileChange> changes, Path folder)
            throws IOException {
        Files.createDirectory(folder, OWNER_ALONE);
        Access access = Access.ofOwner(mosquitto);
        List<String> list = new ArrayList<>();
        for (FileChange change : changes) {
            String name = String.valueOf(list.size());
            if (change.before().isPresent()) {
                FileState before = change.before().get();
                write(folder.resolve(name), new FileState(before.bytes(), access));
                list.add("%s %s %s".formatted(name, before.access().words(), change.file()));
            } else {
                list.add("%s absent - - %s".formatted(name, change.file()));
            }
        }
        write(folder.resolve(LIST), new FileState(String.join("\n", list) + "\n", access));
        return new Backup(folder);
    }

    /// Without a clock of its own a Raspberry Pi may be started in the past; the newest backup has
    /// the last name all the same.
    private static Instant afterAllOthers(MosquittoFolder mosquitto, Instant now)
            throws IOException {
        if (!Files.isDirectory(mosquitto.backups())) {
            return now;
        }
        try (Stream<Path> folders = Files.list(mosquitto.backups())) {
            return folders.flatMap(each -> date(each).stream())
                    .map(each -> each.plusMillis(1))
                    .filter(now::isBefore)
                    .max(Instant::compareTo)
                    .orElse(now);
        }
    }

    private static Optional<Instant> date(Path backup) {
        String name = backup.getFileName().toString();
        try {
            return Optional.of(NAME.parse(name.replace(UNDONE, ""), Instant::from));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    private static void write(Path file, FileState state) throws IOException {
        FileChange.to(file, Optional.of(state)).write();
    }

    /// The newest that was not taken back.
    static Optional<Backup> latest(MosquittoFolder mosquitto) throws IOException {
        if (!Files.isDirectory(mosquitto.backups())) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(mosquitto.backups())) {
            return folders.filter(each -> !each.toString().endsWith(UNDONE))
                    .filter(each -> Files.exists(each.resolve(LIST)))
                    .max(Path::compareTo)
                    .map(Backup::new);
        }
    }

    /// What brings back what was there, the last first.
    List<FileChange> changes() throws IOException, SetupTrouble {
        List<FileChange> back = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(LIST))) {
            String[] words = line.split(" ", 5);
            if (words.length != 5) {
                throw new SetupTrouble(Sentences.say().brokenBackup(folder.resolve(LIST)));
            }
            Optional<FileState> before =
                    words[1].equals("absent")
                            ? Optional.empty()
                            : Optional.of(
                                    new FileState(
                                            Files.readAllBytes(folder.resolve(words[0])),
                                            new Access(words[1], words[2], words[3])));
            back.addFirst(FileChange.to(Path.of(words[4]), before));
        }
        return back;
    }

    /// Before it is taken back: saves what came later into a folder of its own inside of it.
    ///
    /// @return where that is once this one has retired
    Path keepWhatIsThere(MosquittoFolder mosquitto, List<FileChange> back) throws IOException {
        Path kept = keptLater();
        copy(mosquitto, back, folder.resolve(kept.getFileName()));
        return kept;
    }

    /// Where what came later will be; another attempt may have left such a folder.
    Path keptLater() {
        Path name = Path.of(WAS);
        for (int number = 2; Files.exists(folder.resolve(name)); number++) {
            name = Path.of(WAS + "-" + number);
        }
        return retired().resolve(name);
    }

    /// From now on it is not taken back again.
    void retire() throws IOException {
        Files.move(folder, retired());
    }

    private Path retired() {
        return folder.resolveSibling(folder.getFileName() + UNDONE);
    }
}
