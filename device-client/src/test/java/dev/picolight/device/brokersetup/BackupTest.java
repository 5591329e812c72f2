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
}
