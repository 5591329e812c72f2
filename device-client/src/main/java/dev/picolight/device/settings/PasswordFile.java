package dev.picolight.device.settings;

import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.settings.Section.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file that holds the password alone.
final class PasswordFile {
    private static final int BYTES_MAX = 4096;
    private static final Pattern HASHED_BY_MOSQUITTO =
            Pattern.compile("^[^:\\n]*:\\$[67]\\$", Pattern.MULTILINE);

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
        Optional<String> text = content();
        text.ifPresent(_ -> warnWhenOthersMayRead());
        return text.flatMap(this::password);
    }

    private Optional<String> content() {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                return problem("is longer than %d bytes".formatted(BYTES_MAX));
            }
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return problem("is not valid UTF-8");
        } catch (IOException notReadable) {
            return problem("cannot be read (%s)".formatted(FileTrouble.words(notReadable)));
        }
    }

    /// Editors end a file with a line end and may begin it with a byte order mark.
    private Optional<Secret> password(String text) {
        String password = text.replaceFirst("^\ufeff", "").replaceFirst("\r?\n$", "");
        if (password.isEmpty()) {
            return problem("is empty");
        }
        if (HASHED_BY_MOSQUITTO.matcher(password).find()) {
            return problem(
                    "looks like the broker's own list of users with hashes, from which no password can be read");
        }
        if (password.indexOf('\n') >= 0 || password.indexOf('\r') >= 0) {
            return problem("has more than one line");
        }
        return Optional.of(new Secret(password));
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

    private <T> Optional<T> problem(String words) {
        findings.problem(
                entry.node(),
                entry.key(),
                "the password file %s %s: expected the password alone; make it with (umask 077; cat > %s), type the password, Enter and Ctrl-D, or set the environment variable %s"
                        .formatted(
                                file, words, quotedForShell(), SettingsReader.PASSWORD_VARIABLE));
        return Optional.empty();
    }

    private String quotedForShell() {
        String path = file.toString();
        return path.matches("[\\w/.,:@%+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
