package dev.picolight.emulatedpi.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Files that the guest finds in `/inbox` when it starts. They travel in the initial RAM disk: the
/// kernel takes several archives, one behind the other (kernel documentation, «initramfs buffer
/// format»), and this way is much faster than the emulated network.
public final class Inbox {
    private static final Set<PosixFilePermission> SECRET =
            PosixFilePermissions.fromString("rw-------");

    private static final String WANTED = "inbox-files";

    private final Path folder;
    private final List<String> names = new ArrayList<>();

    /// @param folder where to put it together; its content is replaced
    public Inbox(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("inbox"));
        names.add("inbox");
    }

    /// Adds a copy of a file.
    ///
    /// @param name in `/inbox`
    public void add(String name, Path file) throws IOException {
        Files.copy(file, place(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Adds a text that everybody may read.
    public void add(String name, String text) throws IOException {
        Files.writeString(place(name), text);
    }

    /// Adds a text for root alone.
    public void addSecret(String name, String text) throws IOException {
        Path file = place(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(SECRET));
        Files.writeString(file, text);
    }

    /// Deletes what was put together.
    public void delete() throws IOException {
        for (String name : names.reversed()) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder.resolve(WANTED));
    }

    private Path place(String name) {
        names.add("inbox/" + name);
        return folder.resolve("inbox").resolve(name);
    }

    /// Writes the initial RAM disk: a base, and the inbox behind it.
    ///
    /// @throws IOException also when the program `cpio` is missing or fails
    public void writeBehind(Path base, Path initrd) throws IOException {
        Files.copy(base, initrd, StandardCopyOption.REPLACE_EXISTING);
        Path wanted = Files.write(folder.resolve(WANTED), names);
        Process cpio =
                new ProcessBuilder("cpio", "--quiet", "--create", "--format=newc", "--owner=+0:+0")
                        .directory(folder.toFile())
                        .redirectInput(wanted.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(initrd.toFile()))
                        .start();
        try (InputStream words = cpio.getErrorStream()) {
            String complaint = new String(words.readAllBytes(), StandardCharsets.UTF_8);
            if (cpio.waitFor() != 0) {
                throw new IOException("cpio could not make the guest's inbox: " + complaint);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making the guest's inbox", stopped);
        }
    }
}
