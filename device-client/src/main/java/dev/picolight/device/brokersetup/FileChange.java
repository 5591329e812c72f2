package dev.picolight.device.brokersetup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// One file, as it is and as it shall be.
///
/// @param before empty: there is none
/// @param after empty: there shall be none
record FileChange(Path file, Optional<FileState> before, Optional<FileState> after) {
    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER_OF_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /// From what the file holds now.
    static FileChange to(Path file, Optional<FileState> after) throws IOException {
        return new FileChange(file, FileState.of(file), after);
    }

    boolean changesSomething() {
        return !before.equals(after);
    }

    FileChange back() {
        return new FileChange(file, /* before= */ after, /* after= */ before);
    }

    /// Does it: whoever reads the file finds the one or the other, also after a power cut. Folders
    /// that are missing are made, for their owner alone.
    void write() throws IOException {
        if (after.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path real = Files.exists(file) ? file.toRealPath() : file;
        Path folder = Optional.ofNullable(real.getParent()).orElseThrow();
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, FOLDER_OF_OWNER);
        }
        // a name that nobody has: beside it may stand a file of the user with any other ending
        Path next = Files.createTempFile(folder, ".picolight-", ".new", OWNER_ALONE);
        try {
            fill(next, after.get());
            Files.move(next, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next); // it may hold a secret
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void fill(Path file, FileState state) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(state.bytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            state.access().giveTo(file);
            channel.force(true);
        }
    }
}
