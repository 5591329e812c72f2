package dev.picolight.device.settings;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.files.Permissions;
import dev.picolight.device.files.SecretFile;
import dev.picolight.device.files.Unusable;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.settings.Section.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The file that the settings name for the password.
final class PasswordFile {
    private final Findings findings;
    private final Entry<Path> entry;
    private final Path file;

    PasswordFile(Findings findings, Entry<Path> entry) {
        this.findings = findings;
        this.entry = entry;
        this.file = entry.value();
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
        try {
            if (Permissions.everybodyMayRead(file)) {
                findings.warning(
                        entry.node(),
                        entry.key(),
                        "every user of this machine may read the password; run: "
                                + Permissions.chmod(file));
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
                                file,
                                words,
                                Permissions.quotedForShell(file),
                                SettingsReader.PASSWORD_VARIABLE));
    }
}
