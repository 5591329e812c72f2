package dev.picolight.device.settings;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.files.Permissions;
import dev.picolight.device.files.SecretFile;
import dev.picolight.device.files.Unusable;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.settings.Section.Entry;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

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

    /// Whether a text names a file, and is not perhaps the password itself: there is such a file,
    /// or at least the folder that the text names.
    static boolean isSurelyAPath(String text, Path folder) {
        try {
            Path path = folder.resolve(text);
            return Files.exists(path)
                    || (text.contains("/")
                            && Optional.ofNullable(path.getParent())
                                    .filter(Files::isDirectory)
                                    .isPresent());
        } catch (InvalidPathException notInThisLocale) {
            return false;
        }
    }

    /// Whether it may be there, but not for this user.
    boolean isClosed() {
        return !Files.isReadable(file) && !Files.notExists(file);
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
                        words().everybodyMayReadPassword(Permissions.chmod(file)));
            }
        } catch (IOException vanished) {
            problem(FileTrouble.cannotBeRead(vanished));
        }
    }

    private void problem(String what) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        if (entry.node() instanceof ScalarNode name && !isSurelyAPath(name.getValue(), folder)) {
            findings.problem(
                    entry.node(),
                    entry.key(),
                    words().hiddenPasswordFile(SettingsReader.PASSWORD_VARIABLE));
            return;
        }
        findings.problem(
                entry.node(),
                entry.key(),
                words().passwordFile(
                                file.toString(),
                                what,
                                Permissions.quotedForShell(file),
                                SettingsReader.PASSWORD_VARIABLE));
    }

    private static BrokerWords words() {
        return Words.of(BrokerWords.class);
    }
}
