package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoServiceTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir private Path folder;

    private boolean isBehind(Optional<Instant> started) throws IOException {
        Path file = Files.createFile(folder.resolve("picolight.conf"));
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
        return MosquittoService.isBehind(started, List.of(folder.resolve("nothing"), file));
    }

    @Test
    void whatRunsSinceBeforeTheFilesDoesNotKnowThem() throws IOException {
        assertThat(isBehind(Optional.of(WRITTEN.minusSeconds(60)))).isTrue();
    }

    @Test
    void whatWasStartedWithTheFilesKnowsThem() throws IOException {
        assertThat(isBehind(Optional.of(WRITTEN.plusSeconds(1)))).isFalse();
    }

    @Test
    void whatDoesNotRunKnowsNothing() throws IOException {
        assertThat(isBehind(Optional.empty())).isTrue();
    }
}
