package dev.picolight.device.files;

import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Why a file cannot be read, in words. Java's own are often only the name of the file.
public final class FileTrouble {
    private FileTrouble() {}

    /// What to say in place of the exception.
    public static String words(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException _ -> words().noSuchFile();
            case AccessDeniedException _ -> words().denied(System.getProperty("user.name"));
            case FileSystemException inSystem ->
                    Optional.ofNullable(inSystem.getReason()).orElseGet(words()::refused);
            default ->
                    Optional.ofNullable(trouble.getMessage())
                            .orElse(trouble.getClass().getSimpleName());
        };
    }

    /// As [#words], as a sentence that follows the name of the file.
    public static String cannotBeRead(IOException trouble) {
        return words().cannotBeRead(words(trouble));
    }

    private static FileWords words() {
        return Words.of(FileWords.class);
    }
}
