package dev.picolight.device.settings;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.files.SecretFile;
import dev.picolight.device.files.Unusable;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A credential that systemd hands to a service, see systemd.exec(5): a file in a folder of the
/// service's own.
///
/// Nobody else may look into that folder, whatever the permissions of the file are.
final class Credential {
    /// The one that is looked for when the settings name none.
    static final String USUAL = "picolight.broker-password";

    static final String VARIABLE = "CREDENTIALS_DIRECTORY";
    private static final int NAME_LENGTH_MAX = 255;
    private static final int SHOWN_MAX = 10;

    private final Optional<Path> folder;
    private final String name;

    Credential(Map<String, String> environment, String name) {
        this.folder = folder(environment.getOrDefault(VARIABLE, ""));
        this.name = name;
    }

    private static Optional<Path> folder(String text) {
        try {
            return Optional.of(text).filter(it -> !it.isEmpty()).map(Path::of);
        } catch (InvalidPathException notOfSystemd) {
            return Optional.empty();
        }
    }

    /// The name of a credential.
    ///
    /// @throws IllegalArgumentException with words for the user
    static String name(String text) {
        boolean isFileName =
                !text.isEmpty()
                        && text.length() <= NAME_LENGTH_MAX
                        && text.chars().allMatch(c -> c > ' ' && c < 127 && c != '/' && c != ':')
                        && !text.matches("\\.\\.?");
        if (!isFileName) {
            throw new IllegalArgumentException(words().noCredential(USUAL));
        }
        return text;
    }

    /// Whether it is there and holds anything. A unit may hand an empty one to a service that needs
    /// none.
    boolean isGiven() {
        try {
            return folder.isPresent() && Files.size(folder.get().resolve(name)) > 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /// Whether it is there and this user may read it.
    boolean isReadable() {
        return folder.map(it -> it.resolve(name)).filter(Files::isReadable).isPresent();
    }

    /// The password in it.
    Secret read() throws Unusable {
        Path there =
                folder.orElseThrow(() ->
                        new Unusable(words().onlyInAService(SettingsReader.PASSWORD_VARIABLE)));
        if (!Files.exists(there.resolve(name))) {
            throw new Unusable(words().notHanded(names(there), USUAL));
        }
        try {
            return SecretFile.read(there.resolve(name));
        } catch (Unusable file) {
            throw new Unusable(words().credentialUnusable(file.words()));
        }
    }

    private static String names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            String names =
                    files.map(file -> file.getFileName().toString())
                            .sorted()
                            .limit(SHOWN_MAX)
                            .collect(Collectors.joining(", "));
            return names.isEmpty() ? words().none() : names;
        } catch (IOException notReadable) {
            return words().noFolder(FileTrouble.words(notReadable));
        }
    }

    private static BrokerWords words() {
        return Words.of(BrokerWords.class);
    }
}
