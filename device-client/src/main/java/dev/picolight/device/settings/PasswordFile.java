package dev.picolight.device.settings;

import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.settings.SecretFile.Unusable;
import dev.picolight.device.settings.Section.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/// The file that the settings name for the password.
final class PasswordFile {
    /// The longest path that is taken, in characters: it is shown in messages.
    private static final int LENGTH_MAX = 400;

    private final Findings findings;
    private final Entry<Path> entry;
    private final Path file;

    PasswordFile(Findings findings, Entry<Path> entry) {
        this.findings = findings;
        this.entry = entry;
        this.file = entry.value();
    }

    /// Where the file is.
    ///
    /// @param folder the folder of the settings, from which a relative path leads
    /// @throws IllegalArgumentException with words for the user
    static Path path(String text, Path folder) {
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "is no path of a file: expected for example /etc/picolight/password");
        }
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "is no path of a file, it has %d characters: expected at most %d"
                            .formatted(text.length(), LENGTH_MAX));
        }
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException notInThisLocale) {
            throw new IllegalArgumentException(
                    "is no path in the character set of this system (%s): start with LANG=C.UTF-8, or use a plain name"
                            .formatted(System.getProperty("sun.jnu.encoding")),
                    notInThisLocale);
        }
    }

    /// The password; empty when a problem was found.
    Optional<Secret> read() {
        try {
            Secret password = SecretFile.read(file);
            warnWhenOthersMayRead();
            return Optional.of(password);
        } catch (Unusable without) {
            problem(without.words());
            return Optional.empty();
        }
    }

    private void warnWhenOthersMayRead() {
        var attributes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (attributes == null) {
            return;
        }
        try {
            if (attributes
                    .readAttributes()
                    .permissions()
                    .contains(PosixFilePermission.OTHERS_READ)) {
                findings.warning(
                        entry.node(),
                        entry.key(),
                        "every user of this machine may read the password; run: chmod o= "
                                + quotedForShell());
            }
        } catch (IOException vanished) {
            problem("cannot be read (%s)".formatted(FileTrouble.words(vanished)));
        }
    }

    private void problem(String words) {
        findings.problem(
                entry.node(),
                entry.key(),
                "the password file %s %s: expected the password alone; make it with (umask 077; cat > %s), type the password, Enter and Ctrl-D, or set the environment variable %s"
                        .formatted(
                                file, words, quotedForShell(), SettingsReader.PASSWORD_VARIABLE));
    }

    private String quotedForShell() {
        String path = file.toString();
        return path.matches("[\\w/.,:@%+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
