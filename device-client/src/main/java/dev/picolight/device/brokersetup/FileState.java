package dev.picolight.device.brokersetup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What a file holds, byte for byte, and who may read it. It may be secret, so nothing prints it.
final class FileState {
    private final byte[] bytes;
    private final Access access;

    FileState(byte[] bytes, Access access) {
        this.bytes = bytes.clone();
        this.access = access;
    }

    FileState(String text, Access access) {
        this(text.getBytes(StandardCharsets.UTF_8), access);
    }

    /// Reads a file; empty when there is none.
    static Optional<FileState> of(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new FileState(Files.readAllBytes(file), Access.of(file)))
                : Optional.empty();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// For reading and showing alone: what is no UTF-8 is not the same in it.
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Access access() {
        return access;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileState that
                && Arrays.equals(bytes, that.bytes)
                && access.equals(that.access);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "(%d bytes, %s)".formatted(bytes.length, access);
    }
}
