package dev.picolight.simulator.app;

import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file with a password alone: on the command line everybody could read it.
final class PasswordFile {
    private PasswordFile() {}

    /// @throws IllegalArgumentException with words for the user
    static Secret read(Path file) {
        DeskWords words = Words.of(DeskWords.class);
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() == 1 && !lines.getFirst().isEmpty()) {
                return new Secret(lines.getFirst());
            }
            throw new IllegalArgumentException(words.passwordLines(file.toString(), lines.size()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    words.passwordUnreadable(
                            file.toString(), unreadable.getClass().getSimpleName()),
                    unreadable);
        }
    }
}
