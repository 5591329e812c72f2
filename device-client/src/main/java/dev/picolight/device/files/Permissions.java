package dev.picolight.device.files;

import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

/// Who may read a file that holds a secret.
public final class Permissions {
    private Permissions() {}

    /// Whether every user of this machine may read it. Where files have no permissions of that
    /// kind: no.
    ///
    /// @throws IOException when the file has vanished
    public static boolean everybodyMayRead(Path file) throws IOException {
        var attributes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return attributes != null
                && attributes
                        .readAttributes()
                        .permissions()
                        .contains(PosixFilePermission.OTHERS_READ);
    }

    /// The command that keeps others from reading it.
    public static String chmod(Path file) {
        return "chmod o= " + quotedForShell(file);
    }

    /// The path as a shell takes it.
    public static String quotedForShell(Path file) {
        return quotedForShell(file.toString());
    }

    /// A word as a shell takes it.
    public static String quotedForShell(String word) {
        return word.matches("[\\w/.,:@%+=-]+") ? word : Shown.forShell(word);
    }
}
