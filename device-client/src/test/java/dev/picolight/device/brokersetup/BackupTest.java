package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept, and what comes back.
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:10:00.123456Z");

    @TempDir private Path etc;
    private MosquittoFolder folder = new MosquittoFolder(Path.of("/nowhere"));

    @BeforeEach
    void empty() {
        folder = new MosquittoFolder(etc);
    }

    private FileChange to(Path file, String text) throws IOException {
        return FileChange.to(file, Optional.of(new FileState(text, Access.open(folder))));
    }

    private Backup save(Instant now) throws IOException {
        return Backup.save(folder, List.of(to(folder.rules(), "new")), now);
    }

    @Test
    void theLastIsTheNewestAlsoWhenTheClockWentBack() throws Exception {
        Backup first = save(NOW);
        assertThat(first.folder()).hasFileName("20261121T181000.123Z");
        Backup second = save(NOW.minusSeconds(3600));
        assertThat(second.folder()).hasFileName("20261121T181000.124Z");
        assertThat(Backup.latest(folder)).contains(second);
        second.retire();
        assertThat(Backup.latest(folder)).contains(first);
        assertThat(save(NOW).folder()).hasFileName("20261121T181000.125Z");
        assertThat(save(NOW.plusSeconds(1)).folder()).hasFileName("20261121T181001.123Z");
    }

    @Test
    void whatCameLaterIsKeptAsSecretAsABackup() throws Exception {
        Files.writeString(folder.rules(), "first");
        Backup backup = save(NOW);
        Files.writeString(folder.rules(), "later");
        Files.createDirectory(backup.folder().resolve("was")); // of an attempt that was cut off
        ChangeSet undo = new ChangeSet(folder, backup.changes(), Optional.of(backup));
        Path kept = etc.resolve("picolight-backup/20261121T181000.123Z.undone/was-2");
        assertThat(undo.shown()).contains("-later", "+first").last().asString().contains("" + kept);
        assertThat(undo.write(Path.of("/no/mosquitto"), NOW).backup()).isEqualTo(kept);
        assertThat(folder.rules()).hasContent("first");
        assertThat(kept.resolve("0")).hasContent("later");
        assertThat(kept.resolve("list")).content().endsWith(" " + folder.rules() + "\n");
        assertThat(permissions(kept.resolve("0"))).isEqualTo("rw-------");
        assertThat(permissions(kept)).isEqualTo("rwx------");
        assertThat(Backup.latest(folder)).isEmpty();
    }

    @Test
    void aMissingFolderOfConfigurationIsMadeForMosquittoToRead() throws Exception {
        Files.createDirectory(folder.included());
        Files.writeString(folder.configuration(), "listener 1883");
        FileChange gone = FileChange.to(folder.configuration(), Optional.empty());
        Backup backup = Backup.save(folder, List.of(gone), NOW);
        Files.delete(folder.configuration());
        Files.delete(folder.included());
        new ChangeSet(folder, backup.changes(), Optional.of(backup)).write(etc, NOW);
        assertThat(folder.configuration()).hasContent("listener 1883");
        assertThat(permissions(folder.included())).isEqualTo("rwxr-xr-x");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
