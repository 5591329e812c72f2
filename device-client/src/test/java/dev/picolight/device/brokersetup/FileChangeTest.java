package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a file is written.
class FileChangeTest {
    @TempDir private Path folder;

    private FileChange change(Access access) throws IOException {
        return FileChange.to(
                folder.resolve("old.conf"), Optional.of(new FileState("after", access)));
    }

    @Test
    void aFileOfTheUserBesideItStays() throws Exception {
        Path mine = Files.writeString(folder.resolve("old.conf.new"), "mine");
        change(Access.ofOwnerIn(folder)).write();
        assertThat(folder.resolve("old.conf")).hasContent("after");
        assertThat(mine).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining("glob:**/.picolight-*");
    }

    @Test
    void nothingIsLeftOfWhatCouldNotBeWritten() throws Exception {
        FileChange change = change(new Access("rw-------", "nobody-has-this-name", "nor-this"));
        assertThatThrownBy(change::write).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
